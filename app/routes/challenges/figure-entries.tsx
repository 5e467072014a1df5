// The entries behind a figure: as many as the figure says.
import '#app/styles/pages/sponsor.css'
import { Download } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { FIGURES } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import type { Route } from './+types/figure-entries'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { countOf } from './duties.ts'
import { type FigureChallenge, type FigureEntry, FigurePage } from './figures-document.ts'
import { addressOf } from './figures-funnel.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const figure = FIGURES.find((one) => addressOf(one) === params.figure)
  if (!figure) throw new Response('Not found', { status: 404 })
  const after = new URL(request.url).searchParams.get('after')
  const id = numberIn(params.number)
  const { challenge } = await context.get(atrium).ask(FigurePage, { id, figure, after })
  if (!challenge?.figures) throw new Response('Not found', { status: 404 })
  return { challenge, figure, count: countOf(challenge.figures, figure) }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, sponsoringMessages)('figures')} · Atrium` },
]

export default function FigureEntries({ loaderData }: Route.ComponentProps) {
  const t = useMessages(sponsoringMessages)
  const { challenge, count, figure } = loaderData
  const { path, title } = challenge
  return (
    <ChallengeSubpage
      title={t(`step.${figure}`)}
      challenge={{ path, title }}
      within={{ label: t('title'), to: `${path}/sponsor` }}
      lead={<p className="soft">{t('entries', { count })}</p>}
      actions={
        <LinkButton to={`${path}/figures.csv?figure=${addressOf(figure)}`} reloadDocument>
          <Icon of={Download} />
          {t('csv')}
        </LinkButton>
      }
    >
      {count === 0 ? (
        <Empty title={t('entries.none')}>{t('entries.none.help')}</Empty>
      ) : (
        <Rows challenge={challenge} />
      )}
    </ChallengeSubpage>
  )
}

function Rows({ challenge }: { challenge: FigureChallenge }) {
  const t = useMessages(sponsoringMessages)
  const list = useRef<HTMLTableSectionElement>(null)
  const grown = useRows(challenge.figureEntries, {
    of: (page: { challenge: FigureChallenge }) => page.challenge.figureEntries,
    idOf: ({ idea }) => idea.number,
  })
  return (
    <>
      <div className="table-scroll">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('column.entry')}</th>
              <th scope="col">{t('column.entered')}</th>
              <th scope="col">{t('column.responded')}</th>
              <th scope="col">{t('column.outcome')}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {grown.rows.map((row) => (
              <Row key={row.idea.number} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <MoreRows list={list} grown={grown} />
    </>
  )
}

function Row({ row }: { row: FigureEntry }) {
  const t = useMessages(sponsoringMessages)
  const { enteredAt, idea, isMerged, isWithdrawn, outcome, respondedAt, responseDueAt } = row
  return (
    <tr className="row-link" data-row={idea.number}>
      <th scope="row">
        <Link
          className="row-link-target"
          to={idea.path}
          dir="auto"
          lang={idea.language ?? undefined}
        >
          {idea.title}
        </Link>
        {idea.author ? <small dir="auto">{idea.author.name}</small> : null}
      </th>
      <td>
        <Time at={enteredAt} as="day" />
      </td>
      <td>
        {respondedAt ? (
          <Time at={respondedAt} as="day" />
        ) : (
          <span className="quiet">
            {t.rich('answers.due', { at: <Time at={responseDueAt} as="day" /> })}
          </span>
        )}
      </td>
      <td>
        {isMerged
          ? t('state.merged')
          : isWithdrawn
            ? t('state.withdrawn')
            : outcome
              ? t(`outcome.${outcome}`)
              : null}
      </td>
    </tr>
  )
}
