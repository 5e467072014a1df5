import { BellOff, History, Link2, Pencil, Undo2 } from 'lucide'
import { Link, useNavigate } from 'react-router'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { copyLink } from '#app/components/copy-link.ts'
import type { Counts } from '#app/components/discussion/use-discussion.ts'
import { FollowButton } from '#app/components/follow-button.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf, firstNameOf } from '#app/components/person-face.ts'
import { StatusSteps } from '#app/components/status.tsx'
import { SupportButton } from '#app/components/support-button.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Time } from '#app/ui/time.tsx'
import type { IdeaData } from './idea-document.ts'
import { STATUS_ORDER, statusLabel } from './statuses.ts'

/** Title, who wrote it when, and the whole road with the place it stands at. */
export function IdeaHead({ idea, here }: { idea: IdeaData; here: ReadonlySet<string> }) {
  const { author } = idea
  const name = idea.authorName ?? 'Someone'
  return (
    <header>
      <h1 className="idea-title">{idea.title}</h1>
      <div className="idea-byline">
        <PersonChip
          size={36}
          person={
            author
              ? { ...faceOf(author), isHere: here.has(String(author.number)) }
              : { id: name, name }
          }
          to={author ? `/people/${author.number}` : undefined}
          line={<Byline idea={idea} />}
        />
        <div className="cluster">
          <FollowButton
            fetcherKey={`follow-${idea.number}`}
            action={`/ideas/${idea.number}`}
            level={idea.follow}
          />
          <IdeaMenu idea={idea} />
        </div>
      </div>
      <WhereItStands idea={idea} />
      {idea.board.space.isArchived ? <ArchivedNotice space={idea.board.space} /> : null}
    </header>
  )
}

function WhereItStands({ idea }: { idea: IdeaData }) {
  return (
    <div>
      <StatusSteps status={idea} steps={stepsOf(idea)} label="Where this idea stands">
        <StatusLine {...idea} />
      </StatusSteps>
    </div>
  )
}

function Byline({ idea }: { idea: IdeaData }) {
  const { author, createdAt, editedAt, number } = idea
  return (
    <>
      {author ? `${author.unit}, ${author.site} · ` : ''}
      <Time at={createdAt} as="day" />
      {editedAt ? (
        <>
          {' · '}
          <Link className="link" to={`/ideas/${number}/history`}>
            edited {idea.version > 2 ? `${idea.version - 1} times` : 'once'}
          </Link>
        </>
      ) : null}
    </>
  )
}

/** The steps, and when each was reached last. */
function stepsOf({ createdAt, statusChanges }: IdeaData) {
  const moments: Partial<Record<IdeaData['status'], string>> = { NEW: createdAt }
  for (const { to, at } of statusChanges) moments[to] = at
  return STATUS_ORDER.map((status) => ({ label: statusLabel(status), at: moments[status] }))
}

/** Who holds it since when, and what is next. */
function StatusLine({ assignee, nextStep, statusAt, mergedInto, status }: IdeaData) {
  if (status === 'MERGED' && mergedInto) {
    return (
      <span>
        joined with{' '}
        <Link className="link" to={`/ideas/${mergedInto.number}`}>
          {mergedInto.title}
        </Link>{' '}
        on <Time at={statusAt} as="day" />
      </span>
    )
  }
  if (status === 'WITHDRAWN' || status === 'NOT_NOW') {
    return (
      <span>
        since <Time at={statusAt} as="day" />
      </span>
    )
  }
  if (!assignee && !nextStep) return null
  return (
    <span>
      {assignee ? (
        <>
          <Link className="link" to={`/people/${assignee.number}`}>
            {assignee.name}
          </Link>{' '}
          holds it since <Time at={statusAt} as="day" />
          {nextStep ? '. ' : ''}
        </>
      ) : null}
      {nextStep ? `Next: ${nextStep}` : ''}
    </span>
  )
}

function IdeaMenu({ idea }: { idea: IdeaData }) {
  const navigate = useNavigate()
  const here = `/ideas/${idea.number}`
  const canEdit = idea.viewerCan.edit
  useKeys(
    canEdit
      ? [{ keys: 'e', does: 'Edit', group: 'page', run: () => navigate(`${here}/edit`) }]
      : [],
  )
  const items: MenuItem[] = []
  if (canEdit)
    items.push({ label: 'Edit', icon: <Icon of={Pencil} />, to: `${here}/edit`, keyHint: 'E' })
  items.push({ label: 'Copy the link', icon: <Icon of={Link2} />, onSelect: () => copyLink(here) })
  if (idea.version > 1)
    items.push({ label: 'Earlier versions', icon: <Icon of={History} />, to: `${here}/history` })
  items.push({
    label: idea.follow === 'MUTE' ? 'Hear of it again' : 'Hear nothing of it',
    icon: <Icon of={BellOff} />,
    form: {
      action: here,
      fields: { intent: 'follow', level: idea.follow === 'MUTE' ? 'NONE' : 'MUTE' },
    },
  })
  if (idea.viewerCan.withdraw)
    items.push({
      label: 'Take it back',
      icon: <Icon of={Undo2} />,
      to: `${here}?tool=withdraw#tools`,
      isDanger: true,
      startsGroup: true,
    })
  return <Menu label="More about this idea" items={items} fetcherKey={`follow-${idea.number}`} />
}

/** On a phone the two things one does most stand right under the title. */
export function PhoneSupport({ idea, counts }: { idea: IdeaData; counts: Counts }) {
  return (
    <div className="idea-phone-vote">
      <SupportButton
        postId={String(idea.number)}
        title={idea.title}
        count={counts.supportCount}
        isMine={idea.isSupported}
        canSupport={idea.viewerCan.support}
        action={`/ideas/${idea.number}`}
        look="button"
      />
      {idea.viewerCan.comment ? (
        <LinkButton to={`/ideas/${idea.number}?kind=case#case`} preventScrollReset>
          Add my case
        </LinkButton>
      ) : null}
    </div>
  )
}

/** “Saskia” for others, “You” for oneself. */
export const shortName = (
  person: { name: string; number: number },
  viewerNumber: number,
): string => (person.number === viewerNumber ? 'You' : firstNameOf(person.name))
