import '#app/styles/sheets/challenges.css'
import { Minus, Plus } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import { cachedRow } from '#app/components/cached-row.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { SupportButton } from '#app/components/support-button.tsx'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { challengeNamesMessages } from '#messages/challenge-names.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'
import type { ListedEntry } from './entry-fields.ts'
import { moneyIn } from './money.ts'

/** What a row knows of its challenge. */
type EntryPlace = { path: string; currency: string; hasVotesLeft: boolean }
export type EntryRowProps = { entry: ListedEntry; place: EntryPlace }

export const entryPlace = ({ currency, path, votesLeft }: ChallengeData): EntryPlace => ({
  path,
  currency,
  hasVotesLeft: votesLeft !== 0,
})

/** An entry, inside of its `<li>`: the idea, its votes, what was decided and why. */
function Entry({ entry, place }: EntryRowProps) {
  const t = useMessages(challengesMessages)
  const { idea, outcome } = entry
  const names = idea.coauthors.map(({ name }) => name).join(', ')
  return (
    <>
      <SupportButton
        postId={String(idea.number)}
        title={idea.title}
        count={idea.supportCount}
        isMine={idea.isSupported}
        canSupport={idea.viewerCan.support}
        action={idea.path}
      />
      <div>
        <h3 className="post-row-title">
          <Link to={idea.path} prefetch="intent" dir="auto" lang={idea.language ?? undefined}>
            {idea.title}
          </Link>
        </h3>
        {idea.summary ? (
          <p className="post-row-line" dir="auto" lang={idea.language ?? undefined}>
            {idea.summary}
          </p>
        ) : null}
        <div className="meta">
          <span>{t.rich('entry.at', { at: <Time at={entry.enteredAt} /> })}</span>
          {idea.authorName ? (
            <span dir="auto">{t('entry.from', { name: idea.authorName })}</span>
          ) : null}
          {names ? <span dir="auto">{t('entry.with', { names })}</span> : null}
          <span>{t('entry.comments', { count: idea.commentCount })}</span>
        </div>
        {outcome ? <Decision entry={entry} currency={place.currency} /> : null}
      </div>
      <div className="post-row-end entry-row-end">
        {outcome ? (
          <b className={outcome === 'NOT_NOW' ? 'quiet' : 'good'}>{t(`outcome.${outcome}`)}</b>
        ) : null}
        {idea.author ? <AvatarStack people={[faceOf(idea.author)]} total={1} /> : null}
        <Votes entry={entry} place={place} />
        <EntryTools entry={entry} place={place} />
      </div>
    </>
  )
}

export const EntryRow = cachedRow<EntryRowProps>('entry', Entry)

function Decision({ entry, currency }: { entry: ListedEntry; currency: string }) {
  const t = useMessages(challengesMessages)
  const { locale } = useClock()
  const { outcome, reason, valueCheckAt, valueEstimate } = entry
  if (!outcome) return null
  return (
    <details className="entry-decision">
      <summary>{t('outcome.why', { outcome: t(`outcome.${outcome}`) })}</summary>
      {reason ? <Prose html={reason} language={null} /> : null}
      <p className="quiet small">
        {entry.decidedBy ? <span dir="auto">{entry.decidedBy.name}</span> : null}
        {valueEstimate !== null && valueCheckAt ? (
          <>
            {' · '}
            {t.rich('value', {
              value: moneyIn(valueEstimate, currency, locale),
              at: <Time at={valueCheckAt} as="day" />,
            })}
          </>
        ) : null}
      </p>
    </details>
  )
}

/** How many votes it has, and the viewer's own with one more and one fewer: plain forms. */
function Votes({ entry, place }: EntryRowProps) {
  const t = useMessages(challengesMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: `votes-${entry.idea.number}` })
  const { idea, myVotes, voteCount } = entry
  const total =
    voteCount === null ? null : (
      <span className="quiet small">{t('votes.count', { count: voteCount })}</span>
    )
  if (!entry.viewerCanVote) return total
  const problem = anyProblem(fetcher.data)
  const { title } = idea
  return (
    <fetcher.Form method="post" action={place.path} className="entry-votes">
      <input type="hidden" name="intent" value="vote" />
      <input type="hidden" name="ideaId" value={idea.number} />
      <Button
        type="submit"
        size="small"
        isIcon
        name="votes"
        value={String(myVotes - 1)}
        disabled={myVotes === 0}
        aria-label={t('votes.fewer', { title })}
      >
        <Icon of={Minus} size={14} />
      </Button>
      <output aria-label={t('votes.mine', { title })}>{myVotes}</output>
      <Button
        type="submit"
        size="small"
        isIcon
        name="votes"
        value={String(myVotes + 1)}
        disabled={!place.hasVotesLeft}
        aria-label={t('votes.more', { title })}
      >
        <Icon of={Plus} size={14} />
      </Button>
      {total}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </fetcher.Form>
  )
}

function EntryTools({ entry, place: { path } }: EntryRowProps) {
  const t = useMessages(challengesMessages)
  const name = useMessages(challengeNamesMessages)
  const fetcher = useFetcher()
  const { number, title } = entry.idea
  return (
    <>
      <LinkButton
        size="small"
        variant="quiet"
        to={`${path}/entries/${number}`}
        aria-label={t('entry.details', { title })}
      >
        {t('entry.details.short')}
      </LinkButton>
      {entry.viewerCanDecide ? (
        <LinkButton
          size="small"
          to={`${path}/decide/${number}`}
          aria-label={t('entry.decide', { title })}
        >
          {t('entry.decide.short')}
        </LinkButton>
      ) : null}
      {entry.idea.viewerCan.showAuthor ? (
        <fetcher.Form method="post" action={path}>
          <input type="hidden" name="intent" value="showAuthor" />
          <input type="hidden" name="ideaId" value={number} />
          <Button
            type="submit"
            size="small"
            variant="quiet"
            aria-label={name('entry.showAuthor', { title })}
          >
            {name('entry.showAuthor.short')}
          </Button>
        </fetcher.Form>
      ) : null}
      {entry.viewerCanWithdraw ? (
        <fetcher.Form method="post" action={path}>
          <input type="hidden" name="intent" value="withdrawEntry" />
          <input type="hidden" name="ideaId" value={number} />
          <Button
            type="submit"
            size="small"
            variant="quiet"
            aria-label={t('entry.withdraw', { title })}
          >
            {t('entry.withdraw.short')}
          </Button>
        </fetcher.Form>
      ) : null}
    </>
  )
}
