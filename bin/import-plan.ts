/** The column plan of an import as lines of text: ours ← theirs, how it is read, in how many rows, and three samples. */
import type { ColumnPlan, PartPlan } from '#graphql/imports/plan.ts'
import { statusLabel } from '#graphql/imports/preview.ts'
import type { SurveyedColumn } from '#graphql/imports/survey.ts'
import type { Language } from '#messages/engine/languages.ts'
import { importsMessages } from '#messages/imports.ts'

type Say = ReturnType<typeof importsMessages.in>

/** @returns lines for a terminal */
export function planLines(plan: ColumnPlan, language: Language): string[] {
  const t = importsMessages.in(language)
  return [
    ...partLines(plan.ideas, t, language),
    ...(plan.comments ? ['', ...partLines(plan.comments, t, language)] : []),
    '',
    ...plan.warnings.map((warning) => `! ${warning(language)}`),
  ]
}

function partLines(part: PartPlan, t: Say, language: Language): string[] {
  const { about, rows, broken, layout, columns, labels, leftOut, nameless, missing, dates } = part
  const width = Math.max(8, ...columns.map(({ ours }) => ours?.length ?? 0))
  return [
    t('plan.file', { about: about(language), rows, broken }),
    ...(layout
      ? [t('plan.layout', { name: layout.name, isProven: layout.isProven ? 'true' : 'other' })]
      : []),
    ...columns.map((column) => `  ${(column.ours ?? '').padEnd(width)} ← ${columnLine(column, t)}`),
    ...labels.map(
      (column) =>
        `  ${t(part.keepsLabels ? 'plan.label' : 'plan.none').padEnd(width)} ← ${columnLine(column, t)}`,
    ),
    ...columns
      .filter(({ words }) => words.length)
      .map((column) => `  ${statusLine(column, t, language)}`),
    ...(dates?.order
      ? [
          `  ${t('plan.dates', { sample: dates.sample, order: dates.order === 'day-first' ? 'day' : 'other', by: dates.by === 'rows' ? 'rows' : 'other', proof: dates.proof })}`,
        ]
      : []),
    ...(nameless ? [`  ${t('plan.nameless', { count: nameless })}`] : []),
    ...(leftOut.length ? [`  ${t('plan.leftOut', { columns: leftOut.join(', ') })}`] : []),
    ...(missing.length ? [`  ${t('plan.missing', { columns: missing.join(', ') })}`] : []),
  ]
}

function columnLine({ theirs, way, filled, samples, ours }: SurveyedColumn, t: Say): string {
  const how = ours ? ` (${t(`way.${way}`)})` : ''
  if (filled === 0) return `${theirs.join(', ')}${how}: ${t('plan.empty')}`
  const shown = samples.map((sample) => JSON.stringify(sample)).join(', ')
  return `${theirs.join(', ')}${how}, ${t('plan.column', { filled, samples: shown })}`
}

const statusLine = ({ words }: SurveyedColumn, t: Say, language: Language): string =>
  t('plan.statuses', {
    words: words
      .map(([word, status]) =>
        status ? `${word} → ${statusLabel(status, language)}` : t('plan.statusUnknown', { word }),
      )
      .join(', '),
  })
