// What can be imported. A new kind is one file of its own and one line here.
import { COMMENT_COLUMNS, IDEA_COLUMNS, type Names } from './column-names.ts'
import type { ExportFile, Progress } from './export-file.ts'
import { importIdeas } from './ideas.ts'
import type { Run } from './run.ts'

export type Kind = {
  about: string
  columns: Record<string, Names<string>>
  run(run: Run, file: ExportFile, progress: Progress): Promise<void>
}

export const kinds: Record<string, Kind> = {
  ideas: {
    about: 'ideas of another board, with their comments, tags, statuses, responses and supports',
    columns: { ideas: IDEA_COLUMNS, comments: COMMENT_COLUMNS },
    run: importIdeas,
  },
}
