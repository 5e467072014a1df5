// What a file is, and which of its columns becomes what, each with three of its values.
import '#app/styles/sheets/administration.css'
import { useMessages } from '#app/messages.tsx'
import { Select } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { importPageMessages } from '#messages/import-page.ts'
import type { Column, PartPlan, Report } from './import-report.ts'

type Say = ReturnType<typeof importPageMessages.in>
type Named = Parameters<Say>[0] & `ours.${string}`

/** What a column of ours is called; one that a later server knows stands by its own name. */
const NAMES = new Set(
  'id title body summary why author authorEmail coauthors createdAt tags category status statusAt supports response respondedBy respondedAt mergedInto language comments pictures idea replyTo time editedAt email name firstName lastName unit site manager timeZone phone chat skills badge pin synonyms synonymOf kind question accepted isAccepted score text subject handle'.split(
    ' ',
  ),
)
function useOurName(): (ours: string) => string {
  const t = useMessages(importPageMessages)
  return (ours) =>
    ours
      .split('.')
      .map((part) => (NAMES.has(part) ? t(`ours.${part}` as Named) : part))
      .join(': ')
}

export function FileFacts({ plan }: { plan: NonNullable<Report['plan']> }) {
  const t = useMessages(importPageMessages)
  const nameOf = useOurName()
  const lacking = [plan.ideas, plan.comments].flatMap((part) => part?.lacking ?? [])
  return (
    <section className="stack stack-tight" aria-labelledby="file-heading">
      <h2 id="file-heading">{t('file.title')}</h2>
      {lacking.length ? (
        <Notice tone="warn">
          {t('file.lacking', { columns: lacking.map(nameOf).join(', ') })}
        </Notice>
      ) : null}
      {plan.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      <PartFacts plan={plan.ideas} />
      {plan.comments ? <PartFacts plan={plan.comments} /> : null}
      {plan.notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
    </section>
  )
}

function PartFacts({ plan }: { plan: PartPlan }) {
  const t = useMessages(importPageMessages)
  const { about, rows, broken, layout, leftOut, nameless, dates } = plan
  return (
    <ul className="small soft import-facts">
      <li>{about}</li>
      <li>{t('file.rows', { rows, broken })}</li>
      {layout ? (
        <li>
          {t('file.layout', { name: layout.name, isProven: layout.isProven ? 'true' : 'other' })}
        </li>
      ) : null}
      {dates?.order ? (
        <li>
          {t('file.dates', {
            sample: dates.sample,
            order: dates.order === 'day-first' ? 'day' : 'other',
            by: dates.by === 'rows' ? 'rows' : 'other',
            proof: dates.proof,
          })}
        </li>
      ) : null}
      {leftOut.length ? <li>{t('file.leftOut', { columns: leftOut.join(', ') })}</li> : null}
      {nameless ? <li>{t('file.nameless', { count: nameless })}</li> : null}
    </ul>
  )
}

type ColumnsTableProps = { part: 'ideas' | 'comments'; plan: PartPlan; ours: readonly string[] }

/** The columns of a file with a choice for each; those within an idea's own comments are shown as they are read. */
export function ColumnsTable({ part, plan, ours }: ColumnsTableProps) {
  const t = useMessages(importPageMessages)
  const nameOf = useOurName()
  const columns = [...plan.columns, ...plan.labels]
  const missing = plan.missing.filter((name) => ours.includes(name)).map(nameOf)
  return (
    <section className="stack stack-tight" aria-labelledby={`${part}-columns`}>
      <h2 id={`${part}-columns`}>{t(part === 'ideas' ? 'columns.title' : 'columns.comments')}</h2>
      {plan.columns
        .filter(({ ours: name }) => name !== null && !name.includes('.'))
        .map(({ ours: name }) => (
          <input key={name} type="hidden" name={`${part}-before`} value={name ?? ''} />
        ))}
      <div className="table-scroll">
        <table className="grid-table import-columns">
          <thead>
            <tr>
              <th scope="col">{t('columns.theirs')}</th>
              <th scope="col">{t('columns.ours')}</th>
              <th scope="col">{t('columns.samples')}</th>
              <th scope="col">{t('columns.filled')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <ColumnRow
                key={`${column.ours} ${column.theirs[0]}`}
                part={part}
                column={column}
                ours={ours}
                keepsLabels={plan.keepsLabels ?? part === 'ideas'}
              />
            ))}
          </tbody>
        </table>
      </div>
      {missing.length ? (
        <p className="small soft">{t('columns.missing', { columns: missing.join(', ') })}</p>
      ) : null}
    </section>
  )
}

type ColumnRowProps = {
  part: 'ideas' | 'comments'
  column: Column
  ours: readonly string[]
  keepsLabels: boolean
}

function ColumnRow({ part, column, ours, keepsLabels }: ColumnRowProps) {
  const t = useMessages(importPageMessages)
  const nameOf = useOurName()
  const theirs = column.theirs[0] ?? ''
  const isNested = column.ours?.includes('.') ?? false
  return (
    <tr>
      <th scope="row" dir="auto">
        {column.theirs.join(', ')}
      </th>
      <td>
        {isNested ? (
          nameOf(column.ours ?? '')
        ) : (
          <Select
            name={`${part}:${theirs}`}
            aria-label={t('columns.becomes', { column: theirs })}
            defaultValue={column.ours ?? ''}
          >
            <option value="">{t(keepsLabels ? 'columns.label' : 'columns.none')}</option>
            {ours.map((name) => (
              <option key={name} value={name}>
                {nameOf(name)}
              </option>
            ))}
          </Select>
        )}
      </td>
      <td className="import-samples">
        {column.samples.map((sample) => (
          <span key={sample} dir="auto">
            {sample}
          </span>
        ))}
        {column.words.length ? <Statuses words={column.words} /> : null}
      </td>
      <td>
        {column.filled}
        {column.unread && column.way !== 'status' ? (
          <span className="bad"> {t('columns.unread', { count: column.unread })}</span>
        ) : null}
      </td>
    </tr>
  )
}

function Statuses({ words }: { words: Column['words'] }) {
  const t = useMessages(importPageMessages)
  const shown = words.map(([word, status]) =>
    status ? `${word} → ${status}` : t('columns.unknown', { word }),
  )
  return <span className="soft">{t('columns.statuses', { words: shown.join(', ') })}</span>
}
