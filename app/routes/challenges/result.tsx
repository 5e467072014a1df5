// What came of a challenge: winners, what goes on, every other decision with its reason, and the value that was expected and measured.
import '#app/styles/pages/sponsor.css'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { outcomesMessages } from '#messages/outcomes.ts'
import type { Route } from './+types/result'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { moneyIn } from './money.ts'
import { type ResultChallenge, type ResultEntry, ResultPage } from './value-document.ts'
import { ValueTable } from './value-table.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const after = new URL(request.url).searchParams.get('after')
  const page = await context.get(atrium).ask(ResultPage, { id, after })
  if (!page.challenge) throw new Response('Not found', { status: 404 })
  return { ...page, challenge: page.challenge }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, outcomesMessages)('result.title')} · Atrium` },
]

export default function Result({ loaderData }: Route.ComponentProps) {
  const t = useMessages(outcomesMessages)
  const { challenge, valueLedger, valueTotals } = loaderData
  const { language, path, result, sponsor, title, toldAt } = challenge
  const values = valueLedger.edges.map(({ node }) => node)
  return (
    <ChallengeSubpage
      title={t('result.title')}
      challenge={{ path, title }}
      heading={title}
      language={language}
      lead={
        sponsor ? (
          <PersonChip
            person={faceOf(sponsor)}
            to={`/people/${sponsor.number}`}
            size={32}
            line={toldAt ? <Time at={toldAt} as="day" /> : sponsor.title}
          />
        ) : null
      }
    >
      {result === null ? (
        <Empty title={t('result.waiting')} actions={<LinkButton to={path}>{t('open')}</LinkButton>}>
          {t('result.waiting.help')}
        </Empty>
      ) : (
        <div className="stack">
          <Prose html={result} language={language} />
          <Figures challenge={challenge} signed={valueTotals} />
          <Decisions challenge={challenge} />
        </div>
      )}
      {values.length > 0 ? (
        <section className="result-value" aria-labelledby="value">
          <div className="section-head">
            <h2 id="value">{t('result.value')}</h2>
          </div>
          <ValueTable rows={values} totals={valueTotals} />
        </section>
      ) : null}
    </ChallengeSubpage>
  )
}

type FiguresProps = {
  challenge: ResultChallenge
  signed: Route.ComponentProps['loaderData']['valueTotals']
}

function Figures({ challenge, signed }: FiguresProps) {
  const t = useMessages(outcomesMessages)
  const { locale } = useClock()
  const { currency, entryCount, givenBudget, promisedBudget } = challenge
  const money = (amount: number, of = currency) => moneyIn(amount, of, locale)
  return (
    <ul className="figures sponsor-figures" aria-label={t('result.figures')}>
      <li>
        <b>{entryCount}</b>
        <p>{t('result.entries', { count: entryCount })}</p>
      </li>
      {givenBudget === null ? null : (
        <li>
          <b>{money(givenBudget)}</b>
          <p>
            {promisedBudget === null
              ? t('result.given.only')
              : t('result.given', { amount: money(promisedBudget) })}
          </p>
        </li>
      )}
      {signed.map((total) => (
        <li key={total.currency}>
          <b>{money(total.signed, total.currency)}</b>
          <p>{t('total.signed', { amount: money(total.signedEstimate, total.currency) })}</p>
        </li>
      ))}
    </ul>
  )
}

const GROUPS = [
  ['WINNER', 'result.winners'],
  ['GOES_ON', 'result.on'],
  ['NOT_NOW', 'result.others'],
] as const

/** Every entry with its decision: they come in this order, page after page. */
function Decisions({ challenge }: { challenge: ResultChallenge }) {
  const t = useMessages(outcomesMessages)
  const list = useRef<HTMLDivElement>(null)
  const grown = useRows(challenge.entries, {
    of: (page: { challenge: ResultChallenge }) => page.challenge.entries,
    idOf: ({ idea }) => idea.number,
  })
  return (
    <div>
      <div ref={list} className="stack">
        {GROUPS.map(([outcome, label]) => {
          const rows = grown.rows.filter((entry) => entry.outcome === outcome)
          return rows.length === 0 ? null : (
            <section key={outcome} aria-labelledby={outcome}>
              <div className="section-head">
                <h2 id={outcome}>{t(label)}</h2>
                <small>{rows.length}</small>
              </div>
              {rows.map((entry) => (
                <DecidedEntry key={entry.idea.number} entry={entry} />
              ))}
            </section>
          )
        })}
      </div>
      <MoreRows list={list} grown={grown} />
    </div>
  )
}

function DecidedEntry({ entry: { idea, reason } }: { entry: ResultEntry }) {
  return (
    <article className="result-entry" data-row={idea.number}>
      <h3>
        <Link to={idea.path} dir="auto" lang={idea.language ?? undefined}>
          {idea.title}
        </Link>
      </h3>
      {idea.author ? (
        <p className="quiet small" dir="auto">
          {idea.author.name}
        </p>
      ) : null}
      {reason ? <Prose html={reason} language={null} /> : null}
    </article>
  )
}
