// Who is on duty for threats, in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { Person } from '#graphql/people/schema.ts'
import { addDuty, type DutyRow, duties, removeDuty } from './duty.ts'
import { canModerateCompany } from './policy.ts'

const ModerationDuty = builder.objectRef<DutyRow>('ModerationDuty').implement({
  description: 'When somebody is on duty: threats that are reported are told to them at once.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    person: t.field({ type: Person, description: 'Who.', resolve: ({ personId }) => personId }),
    from: t.expose('from', { type: 'DateTime', description: 'From when.' }),
    until: t.expose('until', { type: 'DateTime', description: 'Until when.' }),
  }),
})

builder.queryFields((t) => ({
  moderationDuties: t.field({
    type: [ModerationDuty],
    description:
      'Who is or will be on duty, the next first, at most 50. Errors: NOT_ALLOWED for whoever does not moderate the whole company.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => {
      if (!canModerateCompany(signedIn(context).viewer)) throw new NotAllowed()
      return duties(context.db, momentOf(context))
    },
  }),
}))

builder.mutationFields((t) => ({
  addModerationDuty: t.boolean({
    description:
      'Puts somebody who moderates the whole company on duty for whole days. Errors: INVALID, NOT_ALLOWED.',
    args: {
      personId: t.arg.id({ required: true }),
      firstDay: t.arg.string({
        required: true,
        description: 'YYYY-MM-DD, in the time zone of the person.',
      }),
      lastDay: t.arg.string({ required: true, description: 'YYYY-MM-DD; it is included.' }),
    },
    resolve: async (_, { personId, firstDay, lastDay }, context) => {
      const input = { personId: numberOf(personId, 'Person', 'personId'), firstDay, lastDay }
      return Boolean(await addDuty(signedIn(context), input))
    },
  }),
  removeModerationDuty: t.boolean({
    description: 'Takes days of duty away. Errors: NOT_FOUND, NOT_ALLOWED.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) =>
      Boolean(await removeDuty(signedIn(context), { id: number })),
  }),
}))
