// What can be imported. A new kind is one file of its own and one line here.
import { COMMENT_COLUMNS, IDEA_COLUMNS } from './columns.ts'
import { importIdeas } from './ideas.ts'
import type { Run } from './run.ts'

export type ImportFiles = {
  path: string
  /** `ours=theirs` pairs as given to --map. */
  map: readonly string[]
  comments?: { path: string; map: readonly string[] }
}
/** Is told how many bytes of the present file were read. */
export type Progress = (bytes: number) => void

export type Kind = {
  about: string
  columns: Record<string, Record<string, readonly string[]>>
  run(run: Run, files: ImportFiles, progress: Progress): Promise<void>
}

export const kinds: Record<string, Kind> = {
  ideas: {
    about: 'ideas of another board, with their comments, tags, stages and supports',
    columns: { ideas: IDEA_COLUMNS, comments: COMMENT_COLUMNS },
    run: importIdeas,
  },
}
