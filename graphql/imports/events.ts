// Who began an import, and what it brings, told once a batch. Nobody is notified: what comes from elsewhere is no news.
import { event } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.tagged

type Import = { spaceId: number; boardId?: number; challengeId?: number; file: string }
export type Batch = Import & {
  ideaIds: number[]
  commentIds: number[]
  changedPostIds: number[]
}

type Changed = Pick<Batch, 'ideaIds' | 'commentIds' | 'changedPostIds'>
const postRooms = (e: Changed) => e.changedPostIds.map((id) => `post:${id}` as const)
const documentsOf = (e: Changed) => [
  ...e.ideaIds.map((id) => `idea:${id}` as const),
  ...e.commentIds.map((id) => `comment:${id}` as const),
]

/** Somebody began an import: the only event of it that names a person. */
export const importStarted = event(
  'ideas.import-started',
  (_: Import) => ({ rooms: [], notifies: null }),
  {
    says: () => say('ideas.import-started'),
    detail:
      ({ file }) =>
      () =>
        file,
  },
)

/** Done by Atrium, row by row as the file has it. */
export const ideasImported = event(
  'ideas.imported',
  (e: Batch) => ({
    rooms: [
      ...(e.boardId ? ([`board:${e.boardId}`] as const) : []),
      ...(e.challengeId ? ([`post:${e.challengeId}`] as const) : []),
      'company:0',
      ...postRooms(e),
    ],
    reindexes: documentsOf(e),
    notifies: null,
  }),
  {
    says: () => say('ideas.imported'),
    system: ({ file }) => eventsMessages.message('importOf', { file }),
  },
)

type Undone = {
  spaceId: number
  file: string
  ideaIds: number[]
  commentIds: number[]
  changedPostIds: number[]
}

/** An administrator took back an import; Atrium removes what it brought. */
export const importUndone = event(
  'ideas.import-undone',
  (e: Undone) => ({
    rooms: [`space:${e.spaceId}`, 'company:0', ...postRooms(e)],
    reindexes: documentsOf(e),
    notifies: null,
  }),
  {
    says: () => say('ideas.import-undone'),
    system: ({ file }) => eventsMessages.message('importOf', { file }),
  },
)

type Questions = {
  spaceId: number
  file: string
  questionIds: readonly number[]
  commentIds: readonly number[]
  changedPostIds: readonly number[]
}
const questionConsequences = (e: Questions) => ({
  rooms: [
    `space:${e.spaceId}` as const,
    'company:0' as const,
    ...e.changedPostIds.map((id) => `post:${id}` as const),
  ],
  reindexes: [
    ...[...e.questionIds, ...e.changedPostIds].map((id) => `question:${id}` as const),
    ...e.commentIds.map((id) => `comment:${id}` as const),
  ],
  notifies: null,
})
/** Questions and answers of a file, told once a batch and done by Atrium, as the file has them. */
export const questionsImported = event('question.imported', questionConsequences, {
  says: () => say('question.imported'),
  system: ({ file }) => eventsMessages.message('importOf', { file }),
})
/** An administrator took back an import of questions. */
export const questionImportUndone = event('question.import-undone', questionConsequences, {
  says: () => say('question.import-undone'),
  system: ({ file }) => eventsMessages.message('importOf', { file }),
})

type ImportedPeople = { file: string; personIds: readonly number[] }
const personRooms = (ids: readonly number[]) => ids.map((id) => `person:${id}` as const)
/** People of a file were brought up to date, or are authors of what was imported before; some hundred in one event. */
export const peopleImported = event(
  'people.imported',
  (e: ImportedPeople & { postIds: readonly number[]; commentIds: readonly number[] }) => ({
    rooms: [...personRooms(e.personIds), ...e.postIds.map((id) => `post:${id}` as const)],
    reindexes: [
      ...personRooms(e.personIds),
      ...e.postIds.map((id) => `idea:${id}` as const),
      ...e.commentIds.map((id) => `comment:${id}` as const),
    ],
    invalidates: e.personIds,
    notifies: null,
  }),
  {
    says: () => say('people.imported'),
    system: ({ file }) => eventsMessages.message('importOf', { file }),
  },
)
/** People of a file report to others from now on. */
export const managersImported = event(
  'people.managers-imported',
  (e: ImportedPeople) => ({
    rooms: personRooms(e.personIds),
    invalidates: e.personIds,
    notifies: null,
  }),
  {
    says: () => say('people.managers-imported'),
    system: ({ file }) => eventsMessages.message('importOf', { file }),
  },
)
/** Skills of a file were added to the vocabulary, or got more names. */
export const skillsImported = event(
  'skills.imported',
  (_: { file: string; skillIds: readonly number[] }) => ({ rooms: [], notifies: null }),
  {
    says: () => say('skills.imported'),
    system: ({ file }) => eventsMessages.message('importOf', { file }),
  },
)
