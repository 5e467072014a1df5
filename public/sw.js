// Answers an address that is opened without a connection with the one page that is kept for it: no page of anybody's is
// kept here, nor data. Registered with the build and the language in its address, so that each has a copy of its own.
const asked = new URL(self.location.href).searchParams
const CACHE = `offline ${asked.get('build')} ${asked.get('language')}`
const PAGE = '/offline'

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(pageFor(event))
  else if (request.destination === 'style' || request.destination === 'font')
    event.respondWith(fetch(request).catch(() => kept(request)))
})

/** What the server answers; only when nobody answers, the page that is kept. */
async function pageFor({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request))
  } catch {
    return kept(PAGE)
  }
}

async function kept(request) {
  return (await (await caches.open(CACHE)).match(request)) ?? Response.error()
}

/** The page as nobody in particular sees it, and its styles. */
async function keepPage() {
  const headers = { 'accept-language': asked.get('language') ?? 'en' }
  const answer = await fetch(PAGE, { credentials: 'omit', headers, cache: 'no-store' })
  if (!answer.ok) throw new Error(`${answer.status} for ${PAGE}`)
  const html = await answer.clone().text()
  const cache = await caches.open(CACHE)
  await cache.put(PAGE, answer)
  await cache.addAll([...html.matchAll(/href="(\/assets\/[^"]+\.(?:css|woff2))"/g)].map(([, file]) => file))
}
