import { useRef } from 'react'
import { Link } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { type Connection, useRows } from '#app/components/use-rows.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Dots } from '#app/ui/charts/dots.tsx'
import { RankedRow, Ranking, type Scale } from '#app/ui/charts/ranking.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { MAX_SCORE } from '#graphql/challenges/limits.ts'
import { evaluationMessages } from '#messages/evaluation.ts'
import type { ScoredEntry } from './evaluate-document.ts'

const SCALE: Scale = { min: 0.5, max: MAX_SCORE + 0.5, ticks: [1, 2, 3, 4, 5] }
/** Scores so far apart are worth talking about. */
const FAR_APART = 2

export const SCORE_SORTS = ['SPREAD', 'SCORE'] as const
export const scoreSortIn = (query: URLSearchParams) =>
  query.get('by') === 'score' ? ('SCORE' as const) : ('SPREAD' as const)

type ScoresProps = {
  scored: Connection<ScoredEntry>
  sort: (typeof SCORE_SORTS)[number]
  /** The address of the page that they stand on. */
  path: string
  isHidden: boolean
}

/** What evaluators scored, without names: where they differ most, or the best first. */
export function Scores({ scored, sort, path, isHidden }: ScoresProps) {
  const t = useMessages(evaluationMessages)
  return (
    <section aria-labelledby="scores">
      <div className="section-head">
        <h2 id="scores">{t('differ')}</h2>
        <div className="section-head-end">
          <SegmentLinks
            label={t('sort')}
            items={SCORE_SORTS.map((one) => ({
              label: t(`sort.${one}`),
              to: `${path}?by=${one.toLowerCase()}#scores`,
              isCurrent: one === sort,
            }))}
          />
        </div>
      </div>
      {scored.edges.length === 0 ? (
        <p className="soft">{t(isHidden ? 'differ.hidden' : 'differ.none')}</p>
      ) : (
        <Rows scored={scored} />
      )}
    </section>
  )
}

/** One place after the point. */
function useTenths(): (value: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  return (value) => format.format(value)
}

function Rows({ scored }: { scored: Connection<ScoredEntry> }) {
  const t = useMessages(evaluationMessages)
  const tenths = useTenths()
  const list = useRef<HTMLOListElement>(null)
  const grown = useRows(scored, {
    of: (page: { challenge: { scored: Connection<ScoredEntry> } }) => page.challenge.scored,
    idOf: ({ idea }) => idea.number,
    cursor: 'scores',
  })
  return (
    <>
      <p className="quiet small">{t('differ.help')}</p>
      <Ranking label={t('differ')} scale={SCALE} unit={t('of5')} listRef={list}>
        {grown.rows.map((row, nth) => {
          const { idea, mean, scores, spread } = row
          const isFar = spread >= FAR_APART
          return (
            <RankedRow
              key={idea.number}
              id={idea.number}
              place={nth + 1}
              isStrong={isFar}
              name={
                <>
                  <Link to={idea.path} dir="auto" lang={idea.language ?? undefined}>
                    {idea.title}
                  </Link>
                  <small>{t('cards', { count: scores.length, spread: tenths(spread) })}</small>
                </>
              }
              chart={
                <Dots
                  scale={SCALE}
                  values={scores}
                  mean={mean}
                  isStrong={isFar}
                  label={t('dots', { mean: tenths(mean), scores: scores.map(tenths).join(' · ') })}
                />
              }
              value={<b>{tenths(mean)}</b>}
            />
          )
        })}
      </Ranking>
      <MoreRows list={list} grown={grown} />
      <Table rows={grown.rows} />
    </>
  )
}

const NUMBERS = ['mean', 'spread', 'deviation'] as const

function Table({ rows }: { rows: readonly ScoredEntry[] }) {
  const t = useMessages(evaluationMessages)
  const tenths = useTenths()
  return (
    <details className="form-more">
      <summary>{t('table')}</summary>
      <div className="table-scroll">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('column.entry')}</th>
              {NUMBERS.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`column.${name}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('column.cards')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.idea.number}>
                <th scope="row" dir="auto" lang={row.idea.language ?? undefined}>
                  {row.idea.title}
                </th>
                {NUMBERS.map((name) => (
                  <td key={name} className="number">
                    {tenths(row[name])}
                  </td>
                ))}
                <td className="number">{row.scores.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
