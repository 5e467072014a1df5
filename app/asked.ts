// What our own addresses for scripts answer: what their loaders return, and so what their documents say. Types alone.
import type { loader as mergeTargets } from './routes/ideas/ask-merge-targets.ts'
import type { loader as idea } from './routes/ideas/idea-preview.ts'
import type { loader as rowFacts } from './routes/ideas/row-facts.ts'
import type { loader as rows } from './routes/ideas/rows.ts'
import type { loader as similar } from './routes/ideas/similar.ts'
import type { loader as unread } from './routes/notifications/unread-count.ts'
import type { loader as names } from './routes/people/names.ts'
import type { loader as skills } from './routes/people/skills-named.ts'
import type { loader as comments } from './routes/posts/comments-page.ts'
import type { loader as draft } from './routes/posts/draft.ts'
import type { loader as comment } from './routes/posts/one-comment.ts'
import type { loader as replies } from './routes/posts/replies-page.ts'
import type { loader as questionCandidates } from './routes/questions/candidates-for.ts'
import type { loader as similarQuestions } from './routes/questions/similar-to.ts'
import type { loader as palette } from './routes/search/palette.ts'

/** What a script gets of a loader. */
export type AnswerOf<Loader extends (args: never) => unknown> = Awaited<ReturnType<Loader>>

export type Asked = {
  '/ask/similar': AnswerOf<typeof similar>
  '/ask/similar-questions': AnswerOf<typeof similarQuestions>
  '/ask/question-candidates': AnswerOf<typeof questionCandidates>
  '/ask/merge-targets': AnswerOf<typeof mergeTargets>
  '/ask/palette': AnswerOf<typeof palette>
  '/ask/unread': AnswerOf<typeof unread>
  '/ask/names': AnswerOf<typeof names>
  '/ask/skills': AnswerOf<typeof skills>
  '/ask/rows': AnswerOf<typeof rows>
  '/ask/row-facts': AnswerOf<typeof rowFacts>
  '/ask/idea': AnswerOf<typeof idea>
  '/ask/comments': AnswerOf<typeof comments>
  '/ask/replies': AnswerOf<typeof replies>
  '/ask/comment': AnswerOf<typeof comment>
  '/ask/draft': AnswerOf<typeof draft>
}
