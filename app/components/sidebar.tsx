import { Bell, ShieldCheck, SlidersHorizontal } from 'lucide'
import { Link, useLocation } from 'react-router'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Avatar } from './avatar.tsx'
import { Logo } from './logo.tsx'
import { firstNameOf } from './person-face.ts'
import { PLACES } from './places.ts'
import type { ShellData } from './shell.tsx'

/** The left rail on a desk. */
export function Sidebar(data: ShellData) {
  const { pathname } = useLocation()
  const isAt = (to: string) => (pathname === to ? ('page' as const) : undefined)
  return (
    <nav className="sidebar" aria-label="Main">
      <Link className="brand" to="/">
        <Logo />
        Atrium
        <small>{data.company}</small>
      </Link>
      <PlaceLinks counts={data.counts} />
      <FollowedBoards boards={data.boards} />
      <div className="sidebar-foot">
        <Link className="sidebar-me" to={data.viewer.href} aria-current={isAt(data.viewer.href)}>
          <Avatar person={data.viewer} size={24} />
          <span className="ellipsis">{firstNameOf(data.viewer.name)}</span>
        </Link>
        <LinkButton
          to="/notifications"
          variant="quiet"
          size="small"
          isIcon
          aria-label={notificationsLabel(data.unreadNotifications)}
          aria-current={isAt('/notifications')}
          prefetch="intent"
        >
          <Icon of={Bell} size={17} />
          {data.unreadNotifications > 0 ? <span className="new-dot" /> : null}
        </LinkButton>
        <LinkButton
          to="/settings"
          variant="quiet"
          size="small"
          isIcon
          aria-label="Settings"
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
            aria-label="Admin"
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
            {place.label}
            <SidebarCount {...counts?.[place.to]} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function FollowedBoards({ boards }: { boards: ShellData['boards'] }) {
  const { pathname } = useLocation()
  if (boards.length === 0) return null
  return (
    <>
      <h2 className="sidebar-heading">Boards you follow</h2>
      <ul className="sidebar-list">
        {boards.map((board) => (
          <li key={board.href}>
            <Link
              className="sidebar-link sidebar-link-light"
              to={board.href}
              aria-current={pathname === board.href ? 'page' : undefined}
              prefetch="intent"
            >
              <span className="ellipsis">{board.name}</span>
              <SidebarCount count={board.newCount} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function SidebarCount({ count, isWaiting }: { count?: number; isWaiting?: boolean }) {
  if (!count) return null
  return (
    <span className={classNames('sidebar-count', isWaiting && 'is-waiting')}>
      <span className="hidden-text">, </span>
      {count > 99 ? '99+' : count}
      <span className="hidden-text"> new</span>
    </span>
  )
}

export function notificationsLabel(unread: number): string {
  return unread > 0 ? `Notifications, ${unread} new` : 'Notifications'
}
