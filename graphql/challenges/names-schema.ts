// Who sees who wrote the entries of a challenge, and when.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { NAMES_REASON_LENGTH } from './limits.ts'
import { agreeToNames, askForNames, latestNamesRequests, type NamesRequestRow } from './names.ts'
import { canShowNames, hidesNames } from './policy.ts'
import type { ChallengeRow } from './queries.ts'
import { rulesOf } from './queries.ts'
import { Challenge, challengeNumber, StageEnum } from './schema.ts'

const requestLoader = loaderOf<number, NamesRequestRow | null>((ids, context) =>
  latestNamesRequests(context.db, ids),
)

const NamesRequest = builder.objectRef<NamesRequestRow>('NamesRequest').implement({
  description:
    'A request to show who wrote the entries of a challenge ahead of time. Two people have to agree.',
  fields: (t) => ({
    requestedBy: t.field({
      type: Person,
      description: 'Who asked for it.',
      resolve: ({ requestedById }) => requestedById,
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when somebody else can agree.',
    }),
    agreedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who agreed; null: nobody.',
      resolve: ({ agreedById }) => agreedById,
    }),
    agreedReason: t.exposeString('agreedReason', { nullable: true, description: 'Why.' }),
    agreedAt: t.expose('agreedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
  }),
})

const Names = builder.objectRef<ChallengeRow>('ChallengeNames').implement({
  description: 'When the authors of a challenge’s entries are shown, where they are hidden first.',
  fields: (t) => ({
    from: t.field({
      type: StageEnum,
      description: 'The stage with which they are shown.',
      resolve: ({ namesFrom }) => namesFrom ?? 'TOLD',
    }),
    fromAt: t.field({
      type: 'DateTime',
      description: 'When that stage begins; of TOLD, by when the sponsor has promised it.',
      resolve: ({ namesFrom, rules }) =>
        rulesOf(rules).find(({ stage }) => stage === namesFrom)?.startsAt ?? new Date(0),
    }),
    areHidden: t.boolean({
      description: 'Are new entries without names now?',
      resolve: (row) => hidesNames(row),
    }),
    shownAt: t.expose('namesShownAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when they are shown.',
    }),
    request: t.field({
      type: NamesRequest,
      nullable: true,
      description:
        'The latest request to show them ahead of time that waits or was agreed to; null: there is none, or the viewer has no say in it.',
      complexity: STATEMENT,
      resolve: async (row, _, context) => {
        const request = await requestLoader(context).load(row.id)
        if (!request) return null
        if (request.agreedAt) return request
        const isMine = canShowNames(signedIn(context).viewer, row)
        return isMine && request.expiresAt > momentOf(context) ? request : null
      },
    }),
    viewerCanShow: t.boolean({
      description: 'Ask to show them ahead of time, or agree to it.',
      resolve: (row, _, context) => canShowNames(signedIn(context).viewer, row),
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  names: t.field({
    type: Names,
    nullable: true,
    description: 'Of a challenge whose entries have no names at first; null: they have names.',
    resolve: (row) => (row.namesFrom === null ? null : row),
  }),
}))

builder.mutationFields((t) => {
  const args = {
    challengeId: t.arg.id({ required: true }),
    reason: t.arg.string({
      required: true,
      description: `Why, in 10 to ${NAMES_REASON_LENGTH} characters. Kept with the request.`,
    }),
  }
  return {
    askForNames: t.field({
      type: Challenge,
      description:
        'Asks to show who wrote the entries before the promised stage begins. Somebody else has to agree within seven days.',
      args,
      resolve: async (_, { challengeId, reason }, context) => {
        const input = { challengeId: challengeNumber(challengeId), reason }
        return (await askForNames(signedIn(context), input)).id
      },
    }),
    agreeToNames: t.field({
      type: Challenge,
      description:
        'Agrees to what somebody else has asked for: everybody sees who wrote the entries from then on.',
      args,
      resolve: async (_, { challengeId, reason }, context) => {
        const input = { challengeId: challengeNumber(challengeId), reason }
        return (await agreeToNames(signedIn(context), input)).id
      },
    }),
  }
})
