// How the demo's questions came about: asked, answered, voted for, accepted, and found again.
import { postComment } from '#graphql/comments/service.ts'
import { supportPost } from '#graphql/posts/support.ts'
import { acceptAnswer, markSolved } from '#graphql/questions/answers.ts'
import { checkKnowledge } from '#graphql/questions/knowledge.ts'
import { passQuestion, respondToRequest, sayUnknown } from '#graphql/questions/requests.ts'
import { askQuestion } from '#graphql/questions/service.ts'
import { upvoteAnswer } from '#graphql/questions/votes.ts'
import { hours } from '#graphql/time.ts'
import type { Acts } from './acts.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import type { SeedQuestion, SeedQuestionAnswer } from './company/shape.ts'
import { named } from './texts.ts'

const HOURS_A_DAY = 24

/** Adds all questions with everything that happened to them. */
export function addQuestions(acts: Acts, questions: readonly SeedQuestion[]): void {
  for (const question of questions) {
    const { language = 'en', space } = question
    const details = { space, language }
    const asked = daysBefore(acts.now, question.daysAgo)
    const words = {
      title: question.title,
      body: named(acts.people, question.body ?? ''),
      tags: question.tags,
    }
    const personIds = question.asks?.map((key) => acts.people.idOf(key))
    const whom = personIds ? { personIds } : {}
    acts.add(asked, question.by, (as) => askQuestion(as, { space, ...words, ...whom }), {
      ...details,
      makes: question,
    })
    addResponses(acts, question, asked)
    const chance = chanceFrom(question.title)
    /** In the last part of the time since it was asked. */
    const since = () => daysBefore(acts.now, question.daysAgo * chance.between(0.1, 0.6))
    for (const key of question.too ?? [])
      acts.add(since(), key, (as) => supportPost(as, { postId: acts.idOf(question) }), details)
    for (const answer of question.answers) addAnswer(acts, question, answer, details)
    for (const { by, daysAgo, holds } of question.checks ?? [])
      acts.add(daysBefore(acts.now, daysAgo), by, (as) =>
        checkKnowledge(as, { questionId: acts.idOf(question), holds }),
      )
    for (const key of question.solvedFor ?? [])
      acts.add(daysBefore(acts.now, question.daysAgo * chance.between(0.02, 0.2)), key, (as) =>
        markSolved(as, { questionId: acts.idOf(question) }),
      )
  }
}

/** What became of being asked, and that nobody was found. */
function addResponses(acts: Acts, question: SeedQuestion, asked: Date): void {
  for (const { by, after, passTo, response = 'DECLINE' } of question.responses ?? [])
    acts.add(new Date(asked.getTime() + hours(after)), by, (as) => {
      const questionId = acts.idOf(question)
      return passTo
        ? passQuestion(as, { questionId, personId: acts.people.idOf(passTo) })
        : respondToRequest(as, { questionId, response })
    })
  const { unknown } = question
  if (unknown)
    acts.add(new Date(asked.getTime() + hours(unknown.after)), unknown.by, (as) =>
      sayUnknown(as, { questionId: acts.idOf(question) }),
    )
}

type Details = { space: string; language: string }

function addAnswer(
  acts: Acts,
  question: SeedQuestion,
  answer: SeedQuestionAnswer,
  details: Details,
): void {
  const at = (after: number) =>
    new Date(daysBefore(acts.now, question.daysAgo).getTime() + hours(answer.after + after))
  const comment = (text: string, replyToId?: number) => ({
    postId: acts.idOf(question),
    body: named(acts.people, text),
    ...(replyToId ? { replyToId } : {}),
  })
  acts.add(at(0), answer.by, (as) => postComment(as, comment(answer.text)), {
    ...details,
    makes: answer,
  })
  for (const { by, after, text } of answer.comments ?? [])
    acts.add(at(after), by, (as) => postComment(as, comment(text, acts.idOf(answer))), details)
  const chance = chanceFrom(answer.text)
  for (const key of answer.votes ?? [])
    acts.add(at(chance.between(0.2, HOURS_A_DAY / 3)), key, (as) =>
      upvoteAnswer(as, { commentId: acts.idOf(answer), isOn: true }),
    )
  if (answer.acceptedAfter !== undefined)
    acts.add(at(answer.acceptedAfter), question.by, (as) =>
      acceptAnswer(as, { questionId: acts.idOf(question), answerId: acts.idOf(answer) }),
    )
}
