// What can be imported. A new kind is one file of its own and one line here.
import { COMMENT_COLUMNS, IDEA_COLUMNS, type Names } from './column-names.ts'
import type { ExportFile, Progress } from './export-file.ts'
import { importIdeas } from './ideas.ts'
import { importMessages } from './messages.ts'
import { importPeople } from './person-rows.ts'
import { isAnswer } from './question-row.ts'
import { importQuestions } from './questions.ts'
import { MESSAGE_COLUMNS, PERSON_COLUMNS, QUESTION_COLUMNS, SKILL_COLUMNS } from './row-columns.ts'
import type { RowKind } from './row-import.ts'
import type { Run } from './run.ts'
import { importSkills } from './skill-rows.ts'

export type Kind = {
  about: string
  columns: Record<string, Names<string>>
  run(run: Run, file: ExportFile, progress: Progress): Promise<void>
}

/** Are its rows what customers wrote? */
export function goesToChannel(kind: string): boolean {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return found !== undefined && 'open' in found && found.goesToChannel === true
}

export const kinds: Record<string, Kind | RowKind> = {
  ideas: {
    about: 'ideas of another board, with their comments, tags, statuses, responses and supports',
    columns: { ideas: IDEA_COLUMNS, comments: COMMENT_COLUMNS },
    run: importIdeas,
  },
  people: {
    about: 'people of the company, with their managers',
    columns: { people: PERSON_COLUMNS },
    // Colleagues without an address sign in with their badge.
    needed: [['email', 'badge', 'id']],
    open: importPeople,
  },
  skills: {
    about: 'a vocabulary of skills with synonyms: ESCO, O*NET',
    columns: { skills: SKILL_COLUMNS },
    needed: [['name']],
    open: importSkills,
  },
  questions: {
    about: 'questions and their answers, with tags, votes and which answer was accepted',
    columns: { questions: QUESTION_COLUMNS },
    needed: [['id'], ['title']],
    goesToSpace: true,
    whatOf: (cell) => (isAnswer(cell) ? 'answer' : 'question'),
    open: importQuestions,
  },
  customers: {
    about: 'what customers wrote: reviews, tickets, answers of surveys, into a channel',
    columns: { customers: MESSAGE_COLUMNS },
    needed: [['text']],
    goesToChannel: true,
    open: importMessages,
  },
}
