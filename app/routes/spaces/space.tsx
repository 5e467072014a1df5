// A space: who can see its posts, its boards, its people; and for its owners, the tools to manage it.

import '#app/styles/sheets/spaces.css'
import { Archive, DoorOpen, LogOut, Pencil } from 'lucide'
import { redirect, useFetcher, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { WhoSees } from '#app/components/audience.tsx'
import { Page } from '#app/components/page.tsx'
import type { SpaceHandle } from '#app/components/page-space.ts'
import { SPACE_SECTIONS } from '#app/components/sections.ts'
import { anyProblem, done, refused, unknownForm } from '#app/forms.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_CIRCLE } from '#graphql/spaces/limits.ts'
import { spaceMessages } from '#messages/space.ts'
import type { Route } from './+types/space'
import { Archived, ArchiveQuestion } from './archive-space.tsx'
import { ClosedSpace } from './closed-space.tsx'
import { EditSpaceForm } from './edit-space.tsx'
import { Members } from './members.tsx'
import { spaces } from './place.ts'
import { type SpaceData, SpaceMembers, SpacePage } from './space-document.ts'
import { JoinRequests, Owners } from './space-people.tsx'
import { carryOut } from './space-writes.ts'

/** The palette begins in the space of this page. */
export const handle: SpaceHandle<Route.ComponentProps['loaderData']> = {
  spaceOf: ({ space }) => space,
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const { slug } = params
  const query = new URL(request.url).searchParams
  const { space, viewer } = await ask(SpacePage, { slug, boards: query.get('boards') })
  if (!space) throw new Response('Not found', { status: 404 })
  const after = query.get('after')
  const members = space.viewerCan.read
    ? (await ask(SpaceMembers, { slug, after })).space?.members
    : undefined
  return {
    space,
    viewerNumber: viewer.number,
    members: members ?? null,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await fields(request)
  const intent = form.intent ?? ''
  const gateway = context.get(atrium)
  const result = await carryOut(gateway, form)
  if (!result) throw new Response(unknownForm(gateway.language), { status: 400 })
  if (!result.ok) return refused(result, intent, form)
  // Whoever leaves a hidden space no longer knows of it.
  if (intent === 'leave') throw redirect(form.isHidden ? spaces.to : `/spaces/${params.slug}`, 303)
  if (intent === 'edit' || intent === 'archive' || intent === 'reopen')
    throw redirect(`/spaces/${params.slug}`, 303)
  return done(request, `/spaces/${params.slug}`, { intent })
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  { title: `${loaderData?.space.name ?? metaMessages(matches, spaceMessages)('title')} · Atrium` },
]

export default function Space({ loaderData, actionData }: Route.ComponentProps) {
  const { space, members, viewerNumber } = loaderData
  const language = useLanguage()
  const [query] = useSearchParams()
  const isElsewhere = ['add', 'edit', 'ask'].some((intent) => isRefused(actionData, intent))
  const problem = isElsewhere ? undefined : anyProblem(actionData)
  const isEditing = space.viewerCan.manage && (query.has('edit') || isRefused(actionData, 'edit'))
  const isArchiving = space.viewerCan.archive && !space.isArchived && query.has('archive')
  return (
    <Page title={space.name} crumbs={[{ label: spaces.label(language), to: spaces.to }]}>
      <header className="page-head space-head">
        <div>
          <h1 dir="auto">{space.name}</h1>
          {space.about ? (
            <p className="voice" dir="auto">
              {space.about}
            </p>
          ) : null}
          <div className="meta">
            <WhoSees people={space.audience} space={space.name} visibility={space.kind} />
          </div>
        </div>
        <div className="cluster">
          <Tools space={space} isEditing={isEditing} isArchiving={isArchiving} />
          <Belonging space={space} viewerNumber={viewerNumber} />
        </div>
      </header>
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      {space.isArchived && space.viewerCan.read ? <Archived space={space} /> : null}
      <SplitOffer space={space} />
      {isArchiving ? <ArchiveQuestion space={space} /> : null}
      {isEditing ? <EditSpaceForm space={space} answer={actionData} /> : null}
      {space.viewerCan.read ? (
        <div className="columns">
          <div className="stack">
            {space.joinRequests.length > 0 ? <JoinRequests space={space} /> : null}
            {SPACE_SECTIONS.map((Section, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sections never change
              <Section key={nth} space={space} />
            ))}
            {members ? <Members space={space} members={members} answer={actionData} /> : null}
          </div>
          <Owners owners={space.owners} />
        </div>
      ) : (
        <ClosedSpace space={space} answer={actionData} />
      )}
    </Page>
  )
}

/** To those who manage it, once it has more members than people know well. */
function SplitOffer({ space }: { space: SpaceData }) {
  const t = useMessages(spaceMessages)
  if (space.membersToSplit === null || space.isArchived) return null
  return <Notice>{t('split', { count: space.membersToSplit, max: MAX_CIRCLE })}</Notice>
}

type ToolsProps = { space: SpaceData; isEditing: boolean; isArchiving: boolean }

/** What its owners and administrators may do, as far as it is not open already. */
function Tools({ space, isEditing, isArchiving }: ToolsProps) {
  const t = useMessages(spaceMessages)
  return (
    <>
      {space.viewerCan.manage ? (
        <LinkButton to={`/spaces/${space.slug}/guests`}>{t('guests')}</LinkButton>
      ) : null}
      {space.viewerCan.manage && !isEditing ? (
        <LinkButton to={`/spaces/${space.slug}?edit=1`} preventScrollReset>
          <Icon of={Pencil} />
          {t('edit')}
        </LinkButton>
      ) : null}
      {space.viewerCan.archive && !space.isArchived && !isArchiving ? (
        <LinkButton variant="quiet" to={`/spaces/${space.slug}?archive=1`} preventScrollReset>
          <Icon of={Archive} />
          {t('archive')}
        </LinkButton>
      ) : null}
    </>
  )
}

const isRefused = (answer: { ok: boolean } | undefined, intent: string): boolean =>
  answer?.ok === false && 'intent' in answer && answer.intent === intent

/** Join an open space, or leave any. */
function Belonging({ space, viewerNumber }: { space: SpaceData; viewerNumber: number }) {
  const t = useMessages(spaceMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'belonging' })
  if (!space.isMember && (space.kind !== 'OPEN' || space.isArchived)) return null
  const problem = anyProblem(fetcher.data)
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="spaceId" value={space.number} />
      <input type="hidden" name="personId" value={viewerNumber} />
      {space.kind === 'HIDDEN' ? <input type="hidden" name="isHidden" value="1" /> : null}
      <Button
        type="submit"
        name="intent"
        value={space.isMember ? 'leave' : 'join'}
        variant={space.isMember ? 'quiet' : 'plain'}
        isWorking={fetcher.state !== 'idle'}
      >
        <Icon of={space.isMember ? LogOut : DoorOpen} />
        {t(space.isMember ? 'leave' : 'join')}
      </Button>
      {problem ? (
        <span className="field-error" role="alert">
          {problem}
        </span>
      ) : null}
    </fetcher.Form>
  )
}
