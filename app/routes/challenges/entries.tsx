import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'
import { EntryRow, entryPlace } from './entry-row.tsx'
import { SORTS, sortIn } from './entry-sorts.ts'

/** The entries in the chosen order; how many votes one has left stands above them. */
export function Entries({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const [query] = useSearchParams()
  const { path, voteBudget } = challenge
  const sort = sortIn(query) ?? 'SUPPORT'
  const isEnding = challenge.stage === 'DECIDE' || challenge.stage === 'TOLD'
  const sorts = SORTS.filter(
    (one) => (one !== 'VOTES' || voteBudget !== null) && (one !== 'OUTCOME' || isEnding),
  )
  const grown = useRows(challenge.list, {
    of: (page: { challenge: ChallengeData }) => page.challenge.list,
    idOf: ({ idea }) => idea.number,
    cursor: 'entries',
  })
  const place = entryPlace(challenge)
  const list = useRef<HTMLUListElement>(null)
  return (
    <section aria-labelledby="entries">
      <div className="section-head">
        <h2 id="entries">{t('entries')}</h2>
        <small>{challenge.entryCount}</small>
        <div className="section-head-end">
          <SegmentLinks
            label={t('sort')}
            items={sorts.map((one) => ({
              label: t(`sort.${one}`),
              to: `${path}?by=${one.toLowerCase()}#entries`,
              isCurrent: one === sort,
            }))}
          />
        </div>
      </div>
      <VotesLeft challenge={challenge} />
      {grown.rows.length === 0 ? (
        <Empty title={t('entries.none')} level={3}>
          {t('entries.none.help')}
        </Empty>
      ) : (
        <ul
          className="list list-ruled"
          ref={list}
          aria-label={t('entries.list', { sort: t(`sort.${sort}`) })}
        >
          {grown.rows.map((entry) => (
            <EntryRow
              key={entry.idea.number}
              className="post-row entry-row"
              data-row={entry.idea.number}
              facts={{ entry, place }}
            />
          ))}
        </ul>
      )}
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function VotesLeft({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const { hidesTotals, viewerCan, voteBudget, votesLeft } = challenge
  if (voteBudget === null || votesLeft === null || !viewerCan.vote) return null
  return (
    <p className="soft small">
      <b>{t('votes.left', { count: votesLeft, all: voteBudget })}</b>{' '}
      {hidesTotals && votesLeft === voteBudget ? t('votes.hidden') : null}
    </p>
  )
}
