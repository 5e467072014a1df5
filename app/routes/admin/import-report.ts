// What the server says of an import's file, as the page reads it from its JSON.

export type Column = {
  ours: string | null
  theirs: string[]
  way: string
  filled: number
  unread: number
  samples: string[]
  words: [string, string | null][]
}
export type PartPlan = {
  about: string
  layout: { name: string; isProven: boolean } | null
  rows: number
  broken: number
  columns: Column[]
  labels: Column[]
  leftOut: string[]
  nameless: number
  missing: string[]
  /** Without these nothing can be imported. */
  lacking?: string[]
  keepsLabels?: boolean
  dates: { order: string | null; by: string | null; sample: string; proof: string } | null
}
export type Counts = { new: number; changed: number; unchanged: number; refused: number }
export type Given = {
  ideas: Counts
  comments: Counts
  reasons: [string, number][]
  notes: string[]
  spaceSlug: string
  challengeId?: number | null
}
export type Preview = {
  title: string
  body: string
  author: string | null
  createdAt: string | null
  status: string
  tags: string[]
  supports: number
  comments: number
  response: string | null
}
export type Report = {
  plan?: { ideas: PartPlan; comments: PartPlan | null; notes: string[]; warnings: string[] }
  preview?: Preview[]
  tried?: Given
  done?: Given
  /** Of an import by the command, the counts stand here. */
  ideas?: Counts
  comments?: Counts
  reasons?: [string, number][]
  notes?: string[]
  refused?: { ideas: boolean; comments: boolean }
  undone?: { ideas: number; comments: number; stays: number }
}
export type Choices = {
  space?: string
  board?: string
  challenge?: string
  channel?: string
  language?: string
  asOf?: string
  dates?: string
  keepsPrivateTags?: boolean
}

/** The report of an import; empty while its file has not been read. */
export const reportOf = (report: unknown): Report => (report ?? {}) as Report

/** What came in, by the page or by the command. */
export function givenBy(report: Report): Given | null {
  if (report.done) return report.done
  const { ideas, comments, reasons = [], notes = [] } = report
  return ideas && comments ? { ideas, comments, reasons, notes, spaceSlug: '' } : null
}

/** States in which something is going on, so that the page asks again. */
export const isBusy = (state: string): boolean =>
  ['UPLOADED', 'TRYING', 'RUNNING', 'UNDOING'].includes(state)

/** Kinds whose rows have a place, from which they can be taken back. */
type Placed = 'ideas' | 'questions' | 'customers'
export const isUndoable = (kind: string): kind is Placed =>
  kind === 'ideas' || kind === 'questions' || kind === 'customers'
