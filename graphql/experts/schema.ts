// Who knows about something, what somebody knows, and what others say about that.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { type EvidenceWorth, evidenceKinds } from '#graphql/evidence.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { rowsWanted } from '#graphql/paging.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { pathOfPost } from '#graphql/post-kinds.ts'
import { Post, postNumber } from '#graphql/posts/schema.ts'
import {
  endorse,
  hiddenTopicsOf,
  hideTopic,
  showTopic,
  withdrawEndorsement,
} from './endorsements.ts'
import { TopicInput } from './input.ts'
import { MAX_EXPERTS, MAX_HIDDEN, MAX_TOPICS } from './limits.ts'
import { canEndorse, canHideTopics } from './policy.ts'
import { endorsedBy } from './queries.ts'
import {
  evidenceOf,
  type Proof,
  type SuggestedExpert,
  suggestExperts,
  type TopicEvidence,
  worksOn,
} from './service.ts'
import { EVIDENCE_WEIGHTS } from './weights.ts'

export const ProofRef = builder.objectRef<Proof>('ExpertiseProof').implement({
  description: 'A piece of work that shows what somebody knows.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'The name of its kind, in capitals.' }),
    label: t.string({
      description: 'What it is, in the language of the request: “Endorsement”.',
      resolve: ({ kind }, _, { language }) => evidenceKinds().get(kind)?.label(language) ?? kind,
    }),
    at: t.expose('date', { type: 'DateTime', description: 'When it was done.' }),
    post: t.field({
      type: Post,
      description: 'The post that it is, or stands under.',
      resolve: ({ postId }) => postId,
    }),
    path: t.string({
      description: 'Its address, from the root.',
      resolve: ({ postKind, postId, commentId }) => pathOfPost(postKind, postId, commentId),
    }),
  }),
})

const Expert = builder.objectRef<SuggestedExpert>('Expert').implement({
  description: 'Somebody who knows about what was asked, by work that the viewer may see.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    reason: t.string({
      description: 'Why, in one sentence in the language of the request.',
      resolve: ({ reason }, _, { language }) => reason(language),
    }),
    proofs: t.expose('proofs', {
      type: [ProofRef],
      description: 'The three pieces of work that fit best.',
    }),
  }),
})

const WorthEnum = builder.enumType('EvidenceWorth', {
  description: 'What a kind of evidence says of whoever did it, from the strongest to the weakest.',
  values: Object.keys(EVIDENCE_WEIGHTS) as EvidenceWorth[],
})
const KindOfEvidence = builder
  .objectRef<{ kind: string; count: number }>('EvidenceKindCount')
  .implement({
    description: 'How many pieces of evidence of a kind.',
    fields: (t) => ({
      worth: t.field({
        type: WorthEnum,
        resolve: ({ kind }) => evidenceKinds().get(kind)?.worth ?? 'TOOK_PART',
      }),
      count: t.exposeInt('count', { description: 'Of endorsements: how many colleagues.' }),
      text: t.string({
        description: 'In words, in the language of the request: “2 endorsements”.',
        resolve: ({ kind, count }, _, { language }) =>
          evidenceKinds().get(kind)?.count(count)(language) ?? kind,
      }),
    }),
  })

const Level = builder.enumType('ExpertiseLevel', {
  description: 'How well somebody knows a topic, by their work, from little to much.',
  values: ['FAMILIAR', 'EXPERIENCED', 'EXPERT'] as const,
})

/** The works of a topic, for whoever endorses: asked for on one page. */
const MAX_WORKS = 20

const endorsedLoader = loaderOf<number, { topic: string; postId: number }[]>(
  async (ids, context) => {
    const { db, viewer } = signedIn(context)
    const rows = await endorsedBy(db, viewer.id, ids)
    return ids.map((id) => rows.filter(({ personId }) => personId === id))
  },
)

const Topic = builder.objectRef<TopicEvidence>('TopicExpertise').implement({
  description: 'A topic that somebody knows, by work that the viewer may see.',
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'Its name, as a tag: lower case.' }),
    level: t.expose('level', { type: Level }),
    lastAt: t.expose('lastAt', {
      type: 'DateTime',
      description: 'When they last did something about it.',
    }),
    count: t.exposeInt('count', { description: 'Pieces of work.' }),
    kinds: t.expose('kinds', {
      type: [KindOfEvidence],
      description: 'How many of each kind, the strongest kind first.',
    }),
    reason: t.string({
      description: 'In one sentence, in the language of the request.',
      resolve: ({ reason }, _, { language }) => reason(language),
    }),
    proofs: t.expose('proofs', {
      type: [ProofRef],
      description: 'The three strongest pieces of work.',
    }),
    citable: t.field({
      type: [ProofRef],
      description: `Work that an endorsement may cite, the newest first, at most ${MAX_WORKS}, each post once.`,
      complexity: STATEMENT,
      resolve: async ({ personId, topic }, _, context) => {
        const { db, viewer } = signedIn(context)
        const works = await worksOn(db, viewer, personId, topic)
        const byPost = new Map(works.toReversed().map((work) => [work.postId, work]))
        return [...byPost.values()]
          .map((work) => ({ ...work, date: work.at }))
          .sort((a, b) => b.date.getTime() - a.date.getTime())
          .slice(0, MAX_WORKS)
      },
    }),
    endorsedPost: t.int({
      nullable: true,
      description:
        'The number of the post that the viewer’s endorsement cites; null: they have given none.',
      resolve: async ({ personId, topic }, _, context) =>
        (await endorsedLoader(context).load(personId)).find((one) => one.topic === topic)?.postId ??
        null,
    }),
  }),
})

builder.queryFields((t) => ({
  experts: t.field({
    type: [Expert],
    description: `Who knows about a topic, those who know most first, by work that the viewer may see. Invalid: an empty topic.`,
    complexity: { field: 3 * STATEMENT, multiplier: 5 },
    args: {
      topic: t.arg.string({ required: true, description: 'A topic in a few words.' }),
      first: t.arg.int({ description: `At most ${MAX_EXPERTS}; 5 without.` }),
    },
    resolve: (_, args, context) => {
      const { db, viewer } = signedIn(context)
      const { topic } = parse(TopicInput, { topic: args.topic })
      return suggestExperts(db, {
        text: topic,
        tags: [topic],
        viewer,
        exclude: [],
        limit: rowsWanted(args.first ?? 5, MAX_EXPERTS),
        now: momentOf(context),
        isToAnswer: false,
      })
    },
  }),
}))

builder.objectFields(Person, (t) => ({
  expertise: t.field({
    type: [Topic],
    description: `What they know by their work, the best known first, at most ${MAX_TOPICS}. Empty for guests and for those who have left.`,
    complexity: { field: STATEMENT, multiplier: 5 },
    args: {
      topic: t.arg.string({ description: 'Only this one.' }),
      first: t.arg.int({ description: `At most ${MAX_TOPICS}; 10 without.` }),
    },
    resolve: async (person, { topic, first }, context) => {
      const { db, viewer } = signedIn(context)
      const only = topic == null ? null : parse(TopicInput, { topic }).topic
      const asked = { personId: person.id, viewer, topic: only, now: momentOf(context) }
      return (await evidenceOf(db, asked)).slice(0, rowsWanted(first ?? 10, MAX_TOPICS))
    },
  }),
  hiddenTopics: t.stringList({
    nullable: true,
    description: `Topics that they do not want to be known for, at most ${MAX_HIDDEN}; null: it is somebody else.`,
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => {
      const { db, viewer } = signedIn(context)
      return viewer.id === id ? hiddenTopicsOf(db, id) : null
    },
  }),
  canEndorse: t.boolean({
    description: 'May the viewer endorse them?',
    resolve: ({ id, deactivatedAt }, _, context) =>
      !deactivatedAt && canEndorse(signedIn(context).viewer, id),
  }),
  canHideTopics: t.boolean({
    description: 'May the viewer say what they are not known for?',
    resolve: ({ id }, _, context) => canHideTopics(signedIn(context).viewer, id),
  }),
}))

builder.mutationFields((t) => ({
  endorse: t.field({
    type: Person,
    description:
      'Endorses somebody for a topic, citing a piece of their work on it. Again, it cites the other one. Invalid: no such topic or work.',
    args: {
      personId: t.arg.id({ required: true }),
      topic: t.arg.string({ required: true }),
      postId: t.arg.id({ required: true, description: 'The post, or the one above the comment.' }),
    },
    resolve: async (_, { personId, topic, postId }, context) =>
      (
        await endorse(signedIn(context), {
          personId: numberOf(personId, 'Person', 'personId'),
          topic,
          postId: postNumber(postId),
        })
      ).id,
  }),
  withdrawEndorsement: t.field({
    type: Person,
    description: 'Withdraws the viewer’s endorsement of somebody for a topic.',
    args: { personId: t.arg.id({ required: true }), topic: t.arg.string({ required: true }) },
    resolve: async (_, { personId, topic }, context) =>
      (
        await withdrawEndorsement(signedIn(context), {
          personId: numberOf(personId, 'Person', 'personId'),
          topic,
        })
      ).id,
  }),
  hideTopic: t.field({
    type: Person,
    description:
      'The viewer does not want to be known for a topic. It stays so, whatever they do later, until showTopic.',
    args: { topic: t.arg.string({ required: true }) },
    resolve: async (_, input, context) => (await hideTopic(signedIn(context), input)).id,
  }),
  showTopic: t.field({
    type: Person,
    description: 'The viewer may be known for a topic again.',
    args: { topic: t.arg.string({ required: true }) },
    resolve: async (_, input, context) => (await showTopic(signedIn(context), input)).id,
  }),
}))
