import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Squares } from '#app/ui/charts/squares.tsx'
import { Time } from '#app/ui/time.tsx'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import { countOf } from './duties.ts'
import type { Figures, Waiting } from './figures-document.ts'

/** With more entries than so many, a square stands for several. */
const MAX_SQUARES = 200
const TONES = { ANSWERED: 'done', LATE: 'bad', DUE: 'due' } as const
const STATES = ['ANSWERED', 'LATE', 'DUE'] as const

type Edges = { edges: readonly { node: Waiting }[] }
type ResponsesProps = {
  path: string
  figures: Figures
  waiting: { late: Edges; due: Edges } | null
}

/** Every entry with what became of its response, and those that wait longest. */
export function Responses({ path, figures, waiting }: ResponsesProps) {
  const t = useMessages(sponsoringMessages)
  const [answered, late, due] = STATES.map((state) => countOf(figures, state)) as [
    number,
    number,
    number,
  ]
  const all = answered + late + due
  const each = Math.max(1, Math.ceil(all / MAX_SQUARES))
  const rows = [...(waiting?.late.edges ?? []), ...(waiting?.due.edges ?? [])].slice(0, 4)
  return (
    <section aria-labelledby="answers">
      <div className="section-head">
        <h2 id="answers">{t('answers')}</h2>
        {all > 0 ? (
          <small>{each === 1 ? t('answers.one') : t('answers.each', { count: each })}</small>
        ) : null}
      </div>
      {all === 0 ? (
        <p className="soft">{t('entries.none')}</p>
      ) : (
        <Squares
          parts={STATES.map((state) => ({
            tone: TONES[state],
            count: Math.ceil(countOf(figures, state) / each),
          }))}
          label={t('answers.alt', { answered, late, due })}
        />
      )}
      <ul className="sponsor-key small soft">
        {STATES.map((state) => (
          <li key={state} data-tone={TONES[state]}>
            <Link className="link" to={`${path}/figures/${state.toLowerCase()}`}>
              {t(`answers.${state}`, { count: countOf(figures, state) })}
            </Link>
          </li>
        ))}
      </ul>
      {rows.length > 0 ? (
        <ul className="list list-ruled" aria-label={t('answers.list')}>
          {rows.map(({ node: { idea, responseDueAt } }) => (
            <li className="sponsor-waiting" key={idea.number}>
              <Link className="voice" to={idea.path} dir="auto" lang={idea.language ?? undefined}>
                {idea.title}
              </Link>
              <small className="quiet">
                {t.rich('answers.due', { at: <Time at={responseDueAt} as="day" /> })}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
