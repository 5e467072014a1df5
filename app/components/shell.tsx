import { type ReactNode, useEffect } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { announce, LiveRegion } from '#app/ui/live-region.tsx'
import { Toaster } from '#app/ui/toast.tsx'
import { frameMessages } from '#messages/frame.ts'
import { BottomNavigation } from './bottom-navigation.tsx'
import { KeysDialog, openKeysDialog } from './keys-dialog.tsx'
import { openPalette, Palette, type PaletteAction, type PaletteSearch } from './palette.tsx'
import type { PersonFace } from './person-face.ts'
import { BEGINNINGS, beginningAt, PLACES } from './places.ts'
import { Sidebar } from './sidebar.tsx'

export type ShellData = {
  company: string
  /** `openReports`: how many wait for the viewer; null for somebody who decides on none. */
  viewer: PersonFace & { href: string; isAdmin?: boolean; openReports?: number | null }
  /** By the place's address: what is new there. `isWaiting` when it waits for the viewer. */
  counts?: Readonly<Record<string, { count: number; isWaiting?: boolean }>>
  unreadNotifications: number
  /** Boards the viewer follows, with what is new on them. */
  boards: readonly { href: string; name: string; newCount?: number }[]
  /** The demo says so on every page. */
  isDemo?: boolean
}

type ShellProps = ShellData & {
  search: PaletteSearch
  /** Besides the places: “Dark theme”, “Sign out”. */
  actions?: readonly PaletteAction[]
  children: ReactNode
}

/** The frame around every page of a signed-in person. The pages inside begin with <Page>. */
export function Shell({ search, actions, children, ...data }: ShellProps) {
  const t = useMessages(frameMessages)
  useAppShortcuts()
  useSpokenTitle()
  const isMoving = useNavigation().state !== 'idle'
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      {isMoving ? <div className="page-progress" /> : null}
      <div className="app">
        <Sidebar {...data} />
        <div className="room">
          {data.isDemo ? <DemoLine /> : null}
          {children}
        </div>
        <BottomNavigation {...data} />
      </div>
      <Palette search={search} actions={actions ?? []} boards={data.boards} />
      <KeysDialog />
      <Toaster />
      <LiveRegion />
    </>
  )
}

function DemoLine() {
  const t = useMessages(frameMessages)
  return (
    <aside className="demo-line" aria-label={t('demo')}>
      <span>{t('demo.text')}</span>
      <a className="link" href="/sign-in">
        {t('demo.switch')}
      </a>
    </aside>
  )
}

/** The keys that work everywhere. */
function useAppShortcuts() {
  const t = useMessages(frameMessages)
  const language = useLanguage()
  const navigate = useNavigate()
  useKeys([
    ...PLACES.map((place) => ({
      keys: `g ${place.key}`,
      does: place.label(language),
      group: 'go' as const,
      run: () => navigate(place.to),
    })),
    { keys: 'g n', does: t('notifications'), group: 'go', run: () => navigate('/notifications') },
    ...BEGINNINGS.slice(0, 1).map(({ label }) => ({
      keys: 'c',
      does: label(language),
      group: 'actions' as const,
      run: () => {
        const { pathname } = window.location
        const begins = beginningAt(pathname)
        if (begins) void navigate(begins.to(pathname))
      },
    })),
    { keys: '/', does: t('key.search'), group: 'actions', run: searchHere },
    { keys: 'ctrl k', does: t('key.search'), run: openPalette },
    { keys: '?', does: t('shortcuts'), group: 'actions', run: openKeysDialog },
  ])
}

/** The page's own search field if it has one, the palette otherwise. */
function searchHere() {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  if (field) field.focus()
  else openPalette()
}

/** A screen reader hears where a click has led; sighted people see it. */
function useSpokenTitle() {
  const { key } = useLocation()
  useEffect(() => {
    if (spokenFor && spokenFor !== key) announce(document.title)
    spokenFor = key
  }, [key])
}

/** The place in the history that was last spoken of; the first one a screen reader reads by itself. */
let spokenFor = ''
