import {
  Bell,
  type IconNode,
  LayoutGrid,
  Plus,
  Search,
  ShieldCheck,
  SlidersHorizontal,
} from 'lucide'
import { useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { frameMessages } from '#messages/frame.ts'
import { Avatar } from './avatar.tsx'
import { beginningAt, PLACES } from './places.ts'
import type { ShellData } from './shell.tsx'
import { FollowedBoards, ReportsLink } from './sidebar.tsx'

const MORE = 'more-sheet'

/** So many places stand there; the others are in the sheet. */
const MAX_PLACES = 2

/** The five places at the foot of a phone; the rest in a sheet that needs no script. */
export function BottomNavigation(data: ShellData) {
  const t = useMessages(frameMessages)
  const language = useLanguage()
  const { pathname } = useLocation()
  const current = (isCurrent: boolean) => (isCurrent ? ('page' as const) : undefined)
  const places = PLACES.slice(0, MAX_PLACES)
  const begins = beginningAt(pathname)
  const isAtNotifications = pathname === '/notifications'
  const unread = data.unreadNotifications
  return (
    <>
      <nav className="bottom-nav" aria-label={t('main.bottom')}>
        {places.map((place) => (
          <Link
            key={place.to}
            className="bottom-nav-link"
            to={place.to}
            aria-current={current(place.isCurrent(pathname))}
          >
            <Icon of={place.icon} size={21} />
            {place.label(language)}
          </Link>
        ))}
        {begins ? (
          <Link
            className="bottom-nav-link bottom-nav-new"
            to={begins.to(pathname)}
            aria-label={begins.label(language)}
          >
            <Icon of={Plus} size={22} />
          </Link>
        ) : null}
        <Link
          className="bottom-nav-link"
          to="/notifications"
          aria-label={unread > 0 ? t('notifications.short.new', { count: unread }) : undefined}
          aria-current={current(isAtNotifications)}
        >
          <Icon of={Bell} size={21} />
          {unread > 0 ? <span className="new-dot" /> : null}
          {t('notifications.short')}
        </Link>
        <button type="button" className="bottom-nav-link" popoverTarget={MORE}>
          <Icon of={LayoutGrid} size={21} />
          {t('more')}
        </button>
      </nav>
      <MoreSheet {...data} />
    </>
  )
}

function MoreSheet({ viewer, boards }: ShellData) {
  const t = useMessages(frameMessages)
  const language = useLanguage()
  const sheet = useRef<HTMLElement>(null)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it only closes the sheet after one of its links was followed
    <nav
      id={MORE}
      ref={sheet}
      className="more-sheet"
      popover="auto"
      aria-label={t('more')}
      onClick={(event) => {
        if ((event.target as Element).closest('a')) sheet.current?.hidePopover()
      }}
    >
      <ul className="sidebar-list">
        <li>
          <Link className="sidebar-link" to={viewer.href}>
            <Avatar person={viewer} size={24} />
            <span dir="auto">{viewer.name}</span>
          </Link>
        </li>
        {PLACES.slice(MAX_PLACES).map(({ to, icon, label }) => (
          <SheetLink key={to} to={to} icon={icon} label={label(language)} />
        ))}
        <SheetLink to="/search" icon={Search} label={t('search')} />
        <SheetLink to="/settings" icon={SlidersHorizontal} label={t('settings')} />
        {viewer.isAdmin ? <SheetLink to="/admin" icon={ShieldCheck} label={t('admin')} /> : null}
      </ul>
      <ReportsLink open={viewer.openReports ?? null} />
      <FollowedBoards boards={boards} />
    </nav>
  )
}

function SheetLink({ to, icon, label }: { to: string; icon: IconNode; label: string }) {
  return (
    <li>
      <Link className="sidebar-link" to={to}>
        <Icon of={icon} size={20} />
        {label}
      </Link>
    </li>
  )
}
