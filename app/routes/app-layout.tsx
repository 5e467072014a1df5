// The frame around every page of a signed-in person: sidebar, bars, palette, notifications.

import { useEffect, useState } from 'react'
import {
  isRouteErrorResponse,
  Outlet,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useRouteLoaderData,
} from 'react-router'
import { askData } from '#app/ask-json.ts'
import { atrium } from '#app/atrium.ts'
import { LateErrorPage } from '#app/components/late-error-page.tsx'
import { LatePolicyNotice } from '#app/components/late-policy-notice.tsx'
import { Page } from '#app/components/page.tsx'
import type { PaletteAction, PaletteSearch } from '#app/components/palette.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { refusalIn } from '#app/components/refusal-in.ts'
import { Shell } from '#app/components/shell.tsx'
import { useMore } from '#app/components/use-more.ts'
import { graphql } from '#app/graphql.ts'
import { enter } from '#app/live/socket.ts'
import { useIsLost } from '#app/live/use-is-lost.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { unlessAnswered } from '#app/revalidation.ts'
import type { loader as rootLoader } from '#app/root.tsx'
import { turnKeys } from '#app/ui/keys.ts'
import { frameMessages } from '#messages/frame.ts'
import type { Route } from './+types/app-layout'

const AppFrame = graphql(`
  query AppFrame {
    entrance { company }
    settings { isAdmin owesUsagePolicy }
    viewer { number name pictureUrl }
    notificationSummary { unread }
    viewerModerates
    openCaseCount
    heldCount
    guestAgreement { until }
    sharedPost { number }
    boards(only: FOLLOWED) { path name }
  }
`)

/** What a guest of one post opens besides it. */
const PAGES_OF_ALL = ['/usage-policy', '/settings', '/settings/passkeys', '/notifications']

/** A guest sees nothing before they have accepted; one of a single post sees that alone. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const frame = await context.get(atrium).ask(AppFrame, {})
  if (frame.guestAgreement) throw redirect('/agreement', 303)
  if (frame.sharedPost && !PAGES_OF_ALL.includes(new URL(request.url).pathname))
    throw redirect('/shared', 303)
  return frame
}

/** Pages name themselves; only a page that is not there has no name. */
export const meta: Route.MetaFunction = ({ error, matches }) => [
  { title: error ? `${metaMessages(matches, frameMessages)(nameOf(error))} · Atrium` : 'Atrium' },
]

const nameOf = (error: unknown) =>
  isNotHere(error) ? 'missing' : refusalIn(error) ? 'refused' : 'broken'

const isNotHere = (error: unknown): boolean =>
  isRouteErrorResponse(error) && (error.status === 404 || error.status === 403)

/** The frame stays while one navigates; the number of notifications is updated live. */
export const shouldRevalidate = (after: ShouldRevalidateFunctionArgs): boolean =>
  after.formData !== undefined && unlessAnswered(after)

export default function AppLayout({ loaderData }: Route.ComponentProps) {
  return (
    <Frame data={loaderData}>
      <Outlet />
    </Frame>
  )
}

/** A page that failed or does not exist is still shown in the frame, when the frame itself could be loaded. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const t = useMessages(frameMessages)
  const { pathname } = useLocation()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  if (!loaderData) throw error
  const refusal = refusalIn(error)
  return (
    <Frame data={loaderData}>
      <Page title={t(nameOf(error))}>
        {isNotHere(error) ? (
          <LateErrorPage of={{ kind: 'missing', address: pathname }} />
        ) : loadedExtras?.isLostAnswer(error) ? (
          <loadedExtras.OfflinePage />
        ) : refusal ? (
          <LateErrorPage of={{ kind: 'refused', message: refusal }} />
        ) : (
          <LateErrorPage of={{ kind: 'broken', reference: root?.requestId }} />
        )}
      </Page>
    </Frame>
  )
}

/** Fetched with the first search, like the palette itself. */
const searchPalette: PaletteSearch = async (query, space, signal) =>
  (await import('./palette-search.tsx')).searchPalette(query, space, signal)

type FrameProps = { data: Route.ComponentProps['loaderData']; children: React.ReactNode }

function Frame({ data, children }: FrameProps) {
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const { pathname } = useLocation()
  const unread = useUnreadCount(data)
  const extras = useExtras()
  useLostConnection(extras !== null)
  // Whoever has a page open is active: the lobby on Home counts them.
  useEffect(() => enter('company:0'), [])
  const [actions, setActions] = useState<readonly PaletteAction[]>([])
  useEffect(() => turnKeys(!root?.viewer?.shortcutsDisabled), [root?.viewer?.shortcutsDisabled])
  return (
    <Shell
      company={data.entrance.company}
      viewer={{
        ...faceOf(data.viewer),
        href: `/people/${data.viewer.number}`,
        isAdmin: data.settings.isAdmin,
        openReports: data.viewerModerates ? data.openCaseCount + data.heldCount : null,
      }}
      unreadNotifications={unread}
      boards={data.boards.map(({ path, name }) => ({ href: path, name }))}
      isDemo={root?.isDemo}
      search={searchPalette}
      actions={actions}
    >
      {extras ? (
        <extras.FrameExtras person={String(data.viewer.number)} onActions={setActions} />
      ) : null}
      {data.settings.owesUsagePolicy && pathname !== '/usage-policy' ? (
        <LatePolicyNotice person={data.viewer.number} />
      ) : null}
      {children}
    </Shell>
  )
}

/** How many are unread: from the frame, and asked alone when something happens to the viewer. */
function useUnreadCount(data: FrameProps['data']): number {
  const [latest, setLatest] = useState(data.notificationSummary.unread)
  // Without an answer now, the next hint asks again.
  const { ask } = useMore()
  useHints(`person:${data.viewer.number}`, () =>
    ask(
      (signal) => askData('/ask/unread', {}, signal),
      ({ unread }) => setLatest(unread),
    ),
  )
  useEffect(() => setLatest(data.notificationSummary.unread), [data])
  return latest
}

/** Without a connection nobody is shown as active. */
function useLostConnection(isReady: boolean): void {
  const isLost = useIsLost()
  useEffect(() => {
    if (isReady) document.documentElement.dataset.connection = isLost ? 'lost' : 'open'
  }, [isLost, isReady])
}

type Extras = typeof import('./frame-extras.tsx')
let loadedExtras: Extras | null = null

/** Fetched once the page has woken up; null until then. Without them the page still works. */
function useExtras(): Extras | null {
  const [extras, setExtras] = useState(loadedExtras)
  useEffect(() => {
    import('./frame-extras.tsx').then(
      (module) => {
        loadedExtras = module
        setExtras(module)
      },
      () => {},
    )
  }, [])
  return extras
}
