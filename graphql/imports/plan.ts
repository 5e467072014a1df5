// What will be made of a file, before its first row: which column is which of ours, what becomes a label, what is left out,
// what is missing, and what one should look at. The command prints it, and the page shows it.
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { COMMENT_COLUMNS, COMMENT_COUNTS, IDEA_COLUMNS } from './column-names.ts'
import type { DateOrder } from './dates.ts'
import { type ExportFile, NEEDED, type Part } from './export-file.ts'
import { isOneOf, type Survey, survey } from './survey.ts'

const say = importsMessages.message

export type PartPlan = Survey & {
  layout: Part<string>['layout']
  /** Columns without which nothing can be imported, and which the file does not seem to have. */
  lacking: string[]
  /** Are columns that are none of ours kept as labels? Otherwise they are not imported. */
  keepsLabels: boolean
}
export type ColumnPlan = {
  ideas: PartPlan
  comments: PartPlan | null
  /** What is left out or decided without being asked. */
  notes: Message[]
  /** What is probably not meant. */
  warnings: Message[]
}

/**
 * Reads a file once.
 * @param told which comes first, day or month, if somebody has said it
 * @param isDated is it known when "6 days ago" was said?
 */
export async function planFile(
  file: ExportFile,
  given: DateOrder | null,
  isDated: boolean,
): Promise<ColumnPlan> {
  const { ideas, comments } = file
  const first = await survey(ideas.source, IDEA_COLUMNS, ideas.mapping, given)
  const second =
    comments && (await survey(comments.source, COMMENT_COLUMNS, comments.mapping, given))
  const lacking = NEEDED.ideas.filter((ours) => first.missing.includes(ours))
  const lackingOfComments = second
    ? NEEDED.comments.filter((ours) => second.missing.includes(ours))
    : []
  return {
    ideas: { ...first, layout: ideas.layout, lacking, keepsLabels: true },
    comments: comments &&
      second && {
        ...second,
        layout: comments.layout,
        lacking: lackingOfComments,
        keepsLabels: false,
      },
    notes: [...file.notes, ...countNotes(first, second !== null)],
    warnings: [
      ...textWarnings(first),
      ...unreadWarnings(first),
      ...dateWarnings(first, second),
      ...(isDated ? [] : relativeWarnings(first, second)),
    ],
  }
}

function textWarnings({ columns, rows }: Survey): Message[] {
  const texts = columns.filter(
    ({ ours }) => ours === 'body' || ours === 'summary' || ours === 'why',
  )
  const warnings: Message[] = []
  if (rows > 0 && !texts.some(({ filled }) => filled > 0)) warnings.push(say('warn.noText'))
  if (!columns.some(({ ours, filled }) => ours === 'createdAt' && filled > 0))
    warnings.push(say('warn.noDate'))
  return warnings
}

const unreadWarnings = ({ columns }: Survey): Message[] =>
  columns
    .filter(({ unread, way }) => unread > 0 && (way === 'date' || way === 'number'))
    .map(({ ours, unread, way }) =>
      say(way === 'date' ? 'warn.unreadDates' : 'warn.unreadNumbers', {
        column: ours ?? '',
        count: unread,
      }),
    )

/** Says that days could be two, where nothing in the file tells which. */
export const dateWarnings = (...parts: (Survey | null)[]): Message[] => {
  const open = parts.map((part) => part?.dates).find((dates) => dates && dates.order === null)
  return open ? [say('warn.dates', { sample: open.sample })] : []
}

export const relativeWarnings = (...parts: (Survey | null)[]): Message[] => {
  const sample = parts.map((part) => part?.relative).find(Boolean)
  return sample ? [say('warn.relative', { sample })] : []
}

/** Numbers of comments that the file does not have. */
function countNotes({ labels, columns }: Survey, hasComments: boolean): Message[] {
  if (hasComments || columns.some(({ ours, filled }) => ours === 'comments' && filled > 0))
    return []
  return labels
    .filter(({ theirs }) => isOneOf(theirs[0] ?? '', COMMENT_COUNTS))
    .map(({ theirs }) => say('note.commentCounts', { column: theirs[0] ?? '' }))
}
