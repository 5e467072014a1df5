import { ChevronLeft, ChevronRight, Plus, Search } from 'lucide'
import { Fragment, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { frameMessages } from '#messages/frame.ts'
import { openPalette } from './palette.tsx'
import { beginningAt } from './places.ts'

type PageProps = {
  /** The page's name in the top bar; the h1 stays in the page. */
  title: string
  /** The way here, without the page itself. */
  crumbs?: readonly { label: string; to: string }[]
  /** Instead of crumbs: a line of the day. */
  lead?: ReactNode
  isWide?: boolean
  /** False where another button is the page's one primary: while writing. */
  hasNew?: boolean
  children: ReactNode
}

/** What every page begins with: the top bar (crumbs, search, “New …”) and the main part. */
export function Page(props: PageProps) {
  const { title, crumbs = [], lead, isWide, hasNew = true, children } = props
  const t = useMessages(frameMessages)
  const language = useLanguage()
  const back = crumbs[crumbs.length - 1]
  const { pathname } = useLocation()
  const begins = hasNew ? beginningAt(pathname) : undefined
  return (
    <>
      <header className="topbar">
        {lead ? (
          <div className="crumbs quiet">{lead}</div>
        ) : (
          <Crumbs crumbs={crumbs} title={title} />
        )}
        {back ? (
          <LinkButton
            className="topbar-back"
            to={back.to}
            variant="quiet"
            isIcon
            aria-label={t('back', { page: back.label })}
          >
            <Icon of={ChevronLeft} size={22} />
          </LinkButton>
        ) : null}
        <b className="topbar-title" dir="auto" aria-hidden="true">
          {title}
        </b>
        <Find />
        {begins ? (
          <LinkButton className="topbar-new" variant="primary" to={begins.to(pathname)} keyHint="C">
            <Icon of={Plus} />
            {begins.label(language)}
          </LinkButton>
        ) : null}
      </header>
      <main id="main" className={classNames('page', isWide && 'page-wide')} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

/** A link to the search page; with scripts it opens the palette instead. */
function Find() {
  const t = useMessages(frameMessages)
  return (
    <Link
      className="find"
      to="/search"
      aria-label={t('search')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openPalette()
      }}
    >
      <Icon of={Search} />
      <span>{t('search.prompt')}</span>
      <Keys>{t('search.keys')}</Keys>
    </Link>
  )
}

function Crumbs({ crumbs, title }: { crumbs: NonNullable<PageProps['crumbs']>; title: string }) {
  const t = useMessages(frameMessages)
  return (
    <nav className="crumbs" aria-label={t('breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <Fragment key={crumb.to}>
            <li>
              <Link to={crumb.to} prefetch="intent" dir="auto">
                {crumb.label}
              </Link>
              <Icon of={ChevronRight} size={14} />
            </li>
          </Fragment>
        ))}
        <li>
          <span aria-current="page" dir="auto">
            {title}
          </span>
        </li>
      </ol>
    </nav>
  )
}
