// What is asked and what is known, in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { GAPS, gapsFor, type TopicKnowledge } from './gaps.ts'
import { GAP_DAYS, MIN_ASKERS, SINGLE_SHARE } from './limits.ts'
import { canReadGaps } from './policy.ts'

const GapEnum = builder.enumType('KnowledgeGap', {
  description: `NO_EXPERT: nobody’s answer was accepted. SINGLE_POINT: one person gave ${SINGLE_SHARE} % of the answers. OPEN_QUESTIONS: half of the questions have no accepted answer.`,
  values: GAPS,
})
const TopicRef = builder.objectRef<TopicKnowledge>('TopicKnowledge').implement({
  description: `What is asked and known about a topic, in the last ${GAP_DAYS} days, by questions that the viewer may see.`,
  fields: (t) => ({
    topic: t.exposeString('topic'),
    gap: t.expose('gap', { type: GapEnum }),
    askers: t.exposeInt('askers', {
      description: `People who asked or have the question too: ${MIN_ASKERS} or more.`,
    }),
    questions: t.exposeInt('questions', { description: 'Questions with this tag.' }),
    open: t.exposeInt('open', { description: 'Those without an accepted answer.' }),
    answers: t.exposeInt('answers', { description: 'Answers to them.' }),
    topShare: t.exposeInt('topShare', {
      description: 'Which share of the answers one person gave, in percent; 0 without answers.',
    }),
  }),
})

builder.queryFields((t) => ({
  knowledgeGaps: t.field({
    type: [TopicRef],
    nullable: true,
    description: `Topics of which less is known than asked, the most asked first, at most 100, none that fewer than ${MIN_ASKERS} people asked about. Null for those who answer for nothing: administrators, auditors and owners of spaces read it.`,
    complexity: { field: 3 * STATEMENT, multiplier: 20 },
    resolve: (_, __, context) => {
      const { db, viewer } = signedIn(context)
      return canReadGaps(viewer) ? gapsFor(db, viewer, momentOf(context)) : null
    },
  }),
  canReadKnowledgeGaps: t.boolean({
    description: 'May the viewer read `knowledgeGaps`?',
    resolve: (_, __, context) => canReadGaps(signedIn(context).viewer),
  }),
}))
