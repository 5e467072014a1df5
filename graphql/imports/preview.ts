// What the page shows of a file before it is imported: the plan in words, and the first ideas as they would be.
import { cutAtWord } from '#graphql/graphemes.ts'
import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { STATUS_LABELS } from '#graphql/ideas/search.ts'
import type { Language } from '#messages/engine/languages.ts'
import { IDEA_COLUMNS } from './column-names.ts'
import { planOf } from './columns.ts'
import type { ExportFile } from './export-file.ts'
import { type IdeaRow, readIdea } from './idea-row.ts'
import { MAX_PREVIEW } from './limits.ts'
import type { ColumnPlan, PartPlan } from './plan.ts'
import { type ReadingOptions, readingOf } from './report.ts'

/** The plan with its messages as texts. */
export function writtenPlan(plan: ColumnPlan, language: Language) {
  const part = ({ about, columns, ...rest }: PartPlan) => ({
    ...rest,
    about: about(language),
    columns: columns.map((column) => ({
      ...column,
      words: column.words.map(([word, status]) => [word, status && statusLabel(status, language)]),
    })),
  })
  return {
    ideas: part(plan.ideas),
    comments: plan.comments && part(plan.comments),
    notes: plan.notes.map((note) => note(language)),
    warnings: plan.warnings.map((warning) => warning(language)),
  }
}

/** The label of a status that a file's word means. */
export const statusLabel = (status: string, language: Language): string =>
  STATUS_LABELS[status as IdeaStatus]?.(language) ?? status

const MAX_BODY = 280

/** The first ideas of a file that can be read, as they would come in. */
export async function previewOf(
  file: ExportFile,
  plan: ColumnPlan,
  options: ReadingOptions,
  language: Language,
) {
  const reading = { ...readingOf(options), dateOrder: plan.ideas.dates?.order ?? null }
  const ideas: IdeaRow[] = []
  rows: for await (const rows of file.ideas.source.rows(() => {})) {
    for (const row of rows) {
      if (!('cells' in row)) continue
      const columns = planOf([...row.cells.keys()], IDEA_COLUMNS, file.ideas.mapping)
      try {
        ideas.push(readIdea(row.line, row.cells, columns, reading))
      } catch {
        // It will be refused, with its reason; the preview shows what comes in.
      }
      if (ideas.length >= MAX_PREVIEW) break rows
    }
  }
  return ideas.map((idea) => ({
    title: idea.title,
    body: cutAtWord(idea.body, MAX_BODY),
    author: idea.author?.name ?? null,
    createdAt: idea.createdAt?.toISOString() ?? null,
    status: statusLabel(idea.mergedInto ? 'MERGED' : idea.status, language),
    tags: idea.tags,
    supports: idea.supports,
    comments: idea.comments.length,
    response: idea.response?.text ? cutAtWord(idea.response.text, MAX_BODY) : null,
  }))
}
