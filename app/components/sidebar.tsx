import { Bell, Flag, ShieldCheck, SlidersHorizontal } from 'lucide'
import { Link, useLocation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { frameMessages } from '#messages/frame.ts'
import { Avatar } from './avatar.tsx'
import { Logo } from './logo.tsx'
import { firstNameOf } from './person-face.ts'
import { PLACES } from './places.ts'
import type { ShellData } from './shell.tsx'

/** The sidebar of wide screens. */
export function Sidebar(data: ShellData) {
  const t = useMessages(frameMessages)
  const { pathname } = useLocation()
  const isAt = (to: string) => (pathname === to ? ('page' as const) : undefined)
  const unread = data.unreadNotifications
  return (
    <nav className="sidebar" aria-label={t('main')}>
      <Link className="brand" translate="no" to="/">
        <Logo />
        Atrium
        <small>{data.company}</small>
      </Link>
      <PlaceLinks counts={data.counts} />
      <ReportsLink open={data.viewer.openReports ?? null} />
      <FollowedBoards boards={data.boards} />
      <div className="sidebar-foot">
        <Link className="sidebar-me" to={data.viewer.href} aria-current={isAt(data.viewer.href)}>
          <Avatar person={data.viewer} size={24} />
          <span className="ellipsis" dir="auto">
            {firstNameOf(data.viewer.name)}
          </span>
        </Link>
        <LinkButton
          to="/notifications"
          variant="quiet"
          size="small"
          isIcon
          aria-label={unread > 0 ? t('notifications.new', { count: unread }) : t('notifications')}
          aria-current={isAt('/notifications')}
          prefetch="intent"
        >
          <Icon of={Bell} size={17} />
          {unread > 0 ? <span className="new-dot" /> : null}
        </LinkButton>
        <LinkButton
          to="/settings"
          variant="quiet"
          size="small"
          isIcon
          aria-label={t('settings')}
          aria-current={pathname.startsWith('/settings') ? 'page' : undefined}
        >
          <Icon of={SlidersHorizontal} size={17} />
        </LinkButton>
        {data.viewer.isAdmin ? (
          <LinkButton
            to="/admin"
            variant="quiet"
            size="small"
            isIcon
            aria-label={t('admin')}
            aria-current={pathname.startsWith('/admin') ? 'page' : undefined}
          >
            <Icon of={ShieldCheck} size={17} />
          </LinkButton>
        ) : null}
      </div>
    </nav>
  )
}

export function PlaceLinks({ counts }: { counts: ShellData['counts'] }) {
  const language = useLanguage()
  const { pathname } = useLocation()
  return (
    <ul className="sidebar-list">
      {PLACES.map((place) => (
        <li key={place.to}>
          <Link
            className="sidebar-link"
            to={place.to}
            aria-current={place.isCurrent(pathname) ? 'page' : undefined}
            prefetch="intent"
          >
            <Icon of={place.icon} size={17} />
            {place.label(language)}
            <SidebarCount {...counts?.[place.to]} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** For those who decide on reports: the queue, with how many wait. */
export function ReportsLink({ open }: { open: number | null }) {
  const t = useMessages(frameMessages)
  const { pathname } = useLocation()
  if (open === null) return null
  return (
    <ul className="sidebar-list">
      <li>
        <Link
          className="sidebar-link"
          to="/moderation"
          aria-current={pathname.startsWith('/moderation') ? 'page' : undefined}
        >
          <Icon of={Flag} size={17} />
          {t('moderation')}
          {open > 0 ? (
            <span className="sidebar-count is-waiting">
              <span aria-hidden="true">{open > 99 ? '99+' : open}</span>
              <span className="hidden-text">{t('moderation.open', { count: open })}</span>
            </span>
          ) : null}
        </Link>
      </li>
    </ul>
  )
}

export function FollowedBoards({ boards }: { boards: ShellData['boards'] }) {
  const t = useMessages(frameMessages)
  const { pathname } = useLocation()
  if (boards.length === 0) return null
  return (
    <>
      <h2 className="sidebar-heading">{t('boards.followed')}</h2>
      <ul className="sidebar-list">
        {boards.map((board) => (
          <li key={board.href}>
            <Link
              className="sidebar-link sidebar-link-light"
              to={board.href}
              aria-current={pathname === board.href ? 'page' : undefined}
              prefetch="intent"
            >
              <span className="ellipsis" dir="auto">
                {board.name}
              </span>
              <SidebarCount count={board.newCount} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function SidebarCount({ count, isWaiting }: { count?: number; isWaiting?: boolean }) {
  const t = useMessages(frameMessages)
  if (!count) return null
  return (
    <span className={classNames('sidebar-count', isWaiting && 'is-waiting')}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="hidden-text">{t('count.new', { count })}</span>
    </span>
  )
}
