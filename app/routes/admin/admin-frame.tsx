// What the pages of administrators share: heading, list of pages, and the sheet beside a list.

import '#app/styles/sheets/administration.css'
import { X } from 'lucide'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useNavigate, useNavigationType } from 'react-router'
import { Page } from '#app/components/page.tsx'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { adminMessages } from '#messages/admin.ts'
import { AdminNav, type AdminPath, adminLabel } from './admin-places.tsx'

/** The title of a page of administrators, for its `meta`. */
export function adminTitle(matches: Parameters<typeof metaMessages>[0], path: AdminPath): string {
  const t = metaMessages(matches, adminMessages)
  return t('meta', { tab: t(adminLabel(path)) })
}

/** Whoever may not open these pages is told the same as for a page that is not there. */
export function mustBeAdmin({ settings }: { settings: { isAdmin: boolean } }): void {
  if (!settings.isAdmin) throw new Response('Not found', { status: 404 })
}

type AdminFrameProps = {
  path: AdminPath
  /** What stands beside the list, if something does; on a phone it takes the list's place. */
  sheet?: ReactNode
  children: ReactNode
}

export function AdminFrame({ path, sheet, children }: AdminFrameProps) {
  const t = useMessages(adminMessages)
  return (
    <Page
      title={t(adminLabel(path))}
      crumbs={path === '/admin' ? [] : [{ label: t('title'), to: '/admin' }]}
      isWide
    >
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <div className="admin-layout">
        <AdminNav path={path} />
        {sheet ? (
          <div className="split admin-split">
            <div className="admin-list">{children}</div>
            {sheet}
          </div>
        ) : (
          <div className="admin-list">{children}</div>
        )}
      </div>
    </Page>
  )
}

type AdminSheetProps = {
  /** What kind of thing it is: “Person”. */
  kind: string
  title: ReactNode
  /** The address of the list without the sheet. */
  closeTo: string
  /** Which thing it is: a new one takes the focus. */
  thing: string
  children: ReactNode
}

/** One thing of the list, opened beside it. Takes the focus when it is opened, and gives it back to its row. */
export function AdminSheet({ kind, title, closeTo, thing, children }: AdminSheetProps) {
  const t = useMessages(adminMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  const navigate = useNavigate()
  const isFirstPage = useRef(useNavigationType() === 'POP')
  useEffect(() => {
    if (!isFirstPage.current) heading.current?.focus()
    isFirstPage.current = false
    return () => document.getElementById(`open-${thing}`)?.focus({ preventScroll: true })
  }, [thing])
  useKeys([
    {
      keys: 'Escape',
      does: t('keys.close'),
      group: 'lists',
      run: () => void navigate(closeTo, { preventScrollReset: true }),
    },
  ])
  return (
    <aside className="sheet sheet-pad admin-sheet" aria-labelledby="sheet-title">
      <div className="admin-sheet-top">
        <span className="quiet">{kind}</span>
        <LinkButton
          to={closeTo}
          variant="quiet"
          size="small"
          isIcon
          aria-label={t('close')}
          preventScrollReset
        >
          <Icon of={X} />
        </LinkButton>
      </div>
      <h2 id="sheet-title" tabIndex={-1} ref={heading} dir="auto">
        {title}
      </h2>
      {children}
    </aside>
  )
}

/** J and K walk along the rows; Enter is the link's own. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const t = useMessages(adminMessages)
  const move = (step: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].flatMap(
      (row) => row.querySelector<HTMLElement>('a') ?? [],
    )
    const here = links.indexOf(document.activeElement as HTMLElement)
    links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus()
  }
  useKeys([
    { keys: 'j', does: t('keys.next'), group: 'lists', repeats: true, run: () => move(1) },
    { keys: 'k', does: t('keys.previous'), group: 'lists', repeats: true, run: () => move(-1) },
  ])
}

export function RowKeysHint({ hasFind = false }: { hasFind?: boolean }) {
  const t = useMessages(adminMessages)
  return (
    <p className={classNames('keys-hint', 'needs-scripts')}>
      <span>
        <Keys>J</Keys> <Keys>K</Keys> {t('hint.move')}
      </span>
      <span>
        <Keys>{t('hint.enter')}</Keys> {t('hint.open')}
      </span>
      {hasFind ? (
        <span>
          <Keys>/</Keys> {t('hint.find')}
        </span>
      ) : null}
    </p>
  )
}
