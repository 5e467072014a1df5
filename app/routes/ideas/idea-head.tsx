import '#app/styles/sheets/discussion.css'
import { BellOff, History, Link2, Pencil, Undo2 } from 'lucide'
import { Fragment } from 'react'
import { Link, useNavigate } from 'react-router'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { useCopyLink } from '#app/components/copy-link.ts'
import type { Counts } from '#app/components/discussion/use-discussion.ts'
import { FollowButton } from '#app/components/follow-button.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusSteps } from '#app/components/status.tsx'
import { SupportButton } from '#app/components/support-button.tsx'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import type { IdeaData } from './idea-document.ts'
import { type IdeaStatus, STATUS_ORDER, useStatusLabel } from './statuses.ts'

/** Title, who wrote it when, and every status with the one it has now. */
export function IdeaHead({ idea, here }: { idea: IdeaData; here: ReadonlySet<string> }) {
  const t = useMessages(ideaMessages)
  const statusLabel = useStatusLabel()
  const { author } = idea
  const name = idea.authorName ?? t('someone')
  return (
    <header>
      <h1 className="idea-title" dir="auto" lang={idea.language ?? undefined}>
        {idea.title}
      </h1>
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
            title={idea.title}
          />
          <IdeaMenu idea={idea} />
        </div>
      </div>
      <div id="status">
        <StatusSteps status={idea} steps={stepsOf(idea, statusLabel)} label={t('status')}>
          <StatusLine {...idea} />
        </StatusSteps>
      </div>
      {idea.space.isArchived ? <ArchivedNotice space={idea.space} /> : null}
    </header>
  )
}

function Byline({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const { author, createdAt, editedAt, number, coauthors } = idea
  return (
    <>
      {coauthors.length > 0 ? (
        <>
          {t.rich('coauthors', {
            names: coauthors.map(({ name, person }, i) => (
              <Fragment key={person?.number ?? name}>
                {i > 0 ? ', ' : ''}
                {person ? (
                  <Link className="link" dir="auto" to={`/people/${person.number}`}>
                    {person.name}
                  </Link>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </Fragment>
            )),
          })}
          {' · '}
        </>
      ) : null}
      {author ? `${author.unit}, ${author.site} · ` : ''}
      <Time at={createdAt} as="day" />
      {editedAt ? (
        <>
          {' · '}
          <Link className="link" to={`/ideas/${number}/history`}>
            {t('edited', { count: idea.version - 1 })}
          </Link>
        </>
      ) : null}
    </>
  )
}

/** The steps, and when each was reached last. */
function stepsOf(
  { createdAt, statusChanges }: IdeaData,
  statusLabel: (status: IdeaStatus) => string,
) {
  const moments: Partial<Record<IdeaData['status'], string>> = { NEW: createdAt }
  for (const { to, at } of statusChanges) moments[to] = at
  return STATUS_ORDER.map((status) => ({ label: statusLabel(status), at: moments[status] }))
}

/** Who it is assigned to since when, and what is next. */
function StatusLine({ assignee, nextStep, statusAt, mergedInto, status }: IdeaData) {
  const t = useMessages(ideaMessages)
  const at = <Time at={statusAt} as="day" />
  if (status === 'MERGED' && mergedInto) {
    const { number, title } = mergedInto
    return (
      <span>
        {t.rich('merged', {
          title,
          at,
          idea: (inside) => (
            <Link className="link" dir="auto" to={`/ideas/${number}`}>
              {inside}
            </Link>
          ),
        })}
      </span>
    )
  }
  if (status === 'WITHDRAWN' || status === 'NOT_NOW') return <span>{t.rich('since', { at })}</span>
  if (!assignee && !nextStep) return null
  return (
    <span>
      {assignee
        ? t.rich('assigned', {
            name: assignee.name,
            at,
            who: (inside) => (
              <Link className="link" dir="auto" to={`/people/${assignee.number}`}>
                {inside}
              </Link>
            ),
          })
        : null}{' '}
      {nextStep ? t.rich('next', { step: <span dir="auto">{nextStep}</span> }) : null}
    </span>
  )
}

function IdeaMenu({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const copyLink = useCopyLink()
  const navigate = useNavigate()
  const here = `/ideas/${idea.number}`
  const canEdit = idea.viewerCan.edit
  useKeys(
    canEdit
      ? [{ keys: 'e', does: t('edit'), group: 'page', run: () => navigate(`${here}/edit`) }]
      : [],
  )
  const items: MenuItem[] = []
  if (canEdit)
    items.push({ label: t('edit'), icon: <Icon of={Pencil} />, to: `${here}/edit`, keyHint: 'E' })
  items.push({ label: t('copyLink'), icon: <Icon of={Link2} />, onSelect: () => copyLink(here) })
  if (idea.version > 1)
    items.push({ label: t('versions'), icon: <Icon of={History} />, to: `${here}/history` })
  const isMuted = idea.follow === 'MUTE'
  items.push({
    label: t(isMuted ? 'unmute' : 'mute'),
    icon: <Icon of={BellOff} />,
    form: { action: here, fields: { intent: 'follow', level: isMuted ? 'NONE' : 'MUTE' } },
  })
  if (idea.viewerCan.withdraw)
    items.push({
      label: t('withdraw'),
      icon: <Icon of={Undo2} />,
      to: `${here}?tool=withdraw#tools`,
      isDanger: true,
      startsGroup: true,
    })
  return <Menu label={t('menu')} items={items} fetcherKey={`follow-${idea.number}`} />
}

/** On a phone the two things one does most stand right under the title. */
export function PhoneSupport({ idea, counts }: { idea: IdeaData; counts: Counts }) {
  const t = useMessages(ideaMessages)
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
          {t('case')}
        </LinkButton>
      ) : null}
    </div>
  )
}
