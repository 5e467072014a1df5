// Has the browser keep the page for addresses that are opened without a connection (public/sw.js).

/** Registers the worker of this build, once the page has settled. Nothing is lost where there is none. */
export function registerWorker(language: string): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  // The file's own name changes with each build.
  const build = new URL(import.meta.url).pathname
  const address = `/sw.js?${new URLSearchParams({ build, language })}`
  const register = () =>
    void navigator.serviceWorker.register(address, { updateViaCache: 'none' }).catch(() => {})
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
