import { Link } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { SponsorFields } from './challenge-fields.ts'
import { moneyIn } from './money.ts'

export type Sponsored = ResultOf<typeof SponsorFields>

/** Who asks whom: “Hanne Lindqvist asks Field”. */
export function Asks({ challenge: { sponsor, space } }: { challenge: Sponsored }) {
  const t = useMessages(challengesMessages)
  if (!sponsor) return <span>{t('asks.nobody', { space: space.name })}</span>
  return (
    <span>
      {t.rich('asks', {
        name: sponsor.name,
        space: space.name,
        place: (inside) => (
          <Link className="link" dir="auto" to={`/spaces/${space.slug}`}>
            {inside}
          </Link>
        ),
        who: (inside) => <b dir="auto">{inside}</b>,
      })}
    </span>
  )
}

/** Face, name, and how what was promised in public was kept. */
export function SponsorChip({ challenge }: { challenge: Sponsored }) {
  const { sponsor } = challenge
  if (!sponsor)
    return (
      <p className="soft small">
        <Asks challenge={challenge} />
      </p>
    )
  return (
    <PersonChip
      person={faceOf(sponsor)}
      to={`/people/${sponsor.number}`}
      size={32}
      line={<RecordLine challenge={challenge} />}
    />
  )
}

/** In one line: how many results came in time, and how many late. */
function RecordLine({ challenge: { record } }: { challenge: Sponsored }) {
  const t = useMessages(challengesMessages)
  if (!record || record.told + record.late === 0) return t('record.none')
  const all = record.inTime + record.late
  return (
    <>
      {t('record.kept', { kept: record.inTime, all })}
      {record.late > 0 ? ` · ${t('record.late', { count: record.late })}` : null}
    </>
  )
}

type Recorded = Sponsored & {
  responseRecord: { inTime: number; late: number; due: number } | null
}
/** The whole record, for the page of a challenge. */
export function SponsorRecord({ challenge }: { challenge: Recorded }) {
  const t = useMessages(challengesMessages)
  const { locale } = useClock()
  const { record, currency, responseRecord: responses } = challenge
  if (!record) return null
  const entries = responses ? responses.inTime + responses.late : 0
  return (
    <ul className="meta-list soft small" aria-label={t('record')}>
      <li>
        <RecordLine challenge={challenge} />
      </li>
      {record.nextDueAt ? (
        <li>{t.rich('record.due', { at: <Time at={record.nextDueAt} as="day" /> })}</li>
      ) : null}
      {responses && entries + responses.due > 0 ? (
        <li>
          {t('record.responses', { kept: responses.inTime, all: entries })}
          {responses.due > 0 ? ` · ${t('record.responses.due', { count: responses.due })}` : null}
        </li>
      ) : null}
      {record.promised > 0 ? (
        <li>
          {t('record.budget', {
            given: moneyIn(record.given, currency, locale),
            promised: moneyIn(record.promised, currency, locale),
          })}
        </li>
      ) : null}
    </ul>
  )
}
