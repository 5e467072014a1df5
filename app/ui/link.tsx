import { type ComponentProps, useEffect, useState } from 'react'
import { createPath, PrefetchPageLinks, type To, useNavigate } from 'react-router'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  to: To
  /** `intent`: what stands there is fetched when the pointer or the focus rests on it. */
  prefetch?: 'intent'
  /** The page stays where it is scrolled to. */
  preventScrollReset?: boolean
}

/**
 * A link within the house. A plain anchor: one listener for all of them (<Walking>) walks there without a new document,
 * because a page has dozens, and the router's own each keep a dozen hooks.
 */
export function Link({ to, prefetch, preventScrollReset, children, ...rest }: LinkProps) {
  return (
    <a
      href={typeof to === 'string' ? to : createPath(to)}
      data-walk={preventScrollReset ? 'stay' : ''}
      data-prefetch={prefetch}
      {...rest}
    >
      {children}
    </a>
  )
}

/** Long enough not to fetch whatever a pointer runs across, in milliseconds. */
const REST_MS = 100

/** Stands once in the document and carries out what its links promise. */
export function Walking() {
  const navigate = useNavigate()
  useEffect(() => {
    const walk = (event: MouseEvent) => {
      const link = linkOf(event)
      if (!link || event.defaultPrevented || !isPlainClick(event, link)) return
      event.preventDefault()
      const { pathname, search, hash } = link
      void navigate(
        { pathname, search, hash },
        {
          preventScrollReset: link.dataset.walk === 'stay',
          replace: link.href === window.location.href,
        },
      )
    }
    // After React's own listeners, so that an onClick may have said no.
    document.addEventListener('click', walk)
    return () => document.removeEventListener('click', walk)
  }, [navigate])
  return <Prefetching />
}

function Prefetching() {
  const [page, setPage] = useState<string>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const rest = (event: Event) => {
      clearTimeout(timer)
      const link = linkOf(event)
      if (link?.dataset.prefetch)
        timer = setTimeout(() => setPage(link.pathname + link.search), REST_MS)
    }
    const kinds = ['pointerover', 'focusin', 'touchstart'] as const
    for (const kind of kinds) document.addEventListener(kind, rest, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const kind of kinds) document.removeEventListener(kind, rest)
    }
  }, [])
  return page ? <PrefetchPageLinks page={page} /> : null
}

const linkOf = (event: Event): HTMLAnchorElement | null =>
  (event.target as Element).closest?.<HTMLAnchorElement>('a[data-walk]') ?? null

/** With a key or another button people want a new tab or a download: that is the browser's. */
const isPlainClick = (event: MouseEvent, link: HTMLAnchorElement): boolean =>
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
  (!link.target || link.target === '_self') &&
  !link.hasAttribute('download') &&
  link.origin === window.location.origin
