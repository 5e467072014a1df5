// Mutations of daily work: what was heard, take, assign, snooze, rate, spam, states, inviting, merging customers.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { endInvitation, inviteToThread } from './invitations.ts'
import { threadsByIds } from './queries.ts'
import { mergeCustomers, unmergeCustomer } from './recognise.ts'
import { CustomerThread, threadNumber } from './schema.ts'
import { noteHeard } from './service.ts'
import { LostCauseEnum, StateEnum } from './thread-parts.ts'
import {
  assignByTurn,
  assignThreads,
  endLink,
  markSpam,
  moveThread,
  rateThread,
  snoozeThreads,
} from './work.ts'

const person = (id: string | number, argument = 'personId') => numberOf(id, 'Person', argument)
const many = (ids: readonly (string | number)[]) => ids.map((id) => threadNumber(id, 'threadIds'))
const loaded = async (context: Context, id: number) => {
  const [row] = await threadsByIds(context.db, signedIn(context).viewer, [id])
  return row ?? null
}

builder.mutationFields((t) => {
  const threadId = t.arg.id({ required: true })
  const threadIds = t.arg.idList({ required: true, description: 'At most 50.' })
  return {
    noteHeard: t.int({
      nullable: true,
      description:
        'Notes what the viewer heard outside. Gives the thread’s number; null where the same words are there already.',
      args: {
        channelId: t.arg.int({ required: true }),
        name: t.arg.string({ description: 'Who said it.' }),
        email: t.arg.string(),
        text: t.arg.string({ required: true }),
        severity: t.arg.int({ description: '1 without.' }),
      },
      resolve: async (_, args, context) => {
        const { id } = await noteHeard(signedIn(context), {
          channelId: args.channelId,
          name: args.name ?? '',
          email: args.email?.trim() ?? '',
          text: args.text,
          severity: args.severity ?? 1,
        })
        return id || null
      },
    }),
    assignCustomerThreads: t.int({
      description:
        'Gives threads to somebody, who sees them from then on, or to nobody. Gives how many.',
      args: { threadIds, personId: t.arg.id({ description: 'Nobody without.' }) },
      resolve: async (_, args, context) =>
        (
          await assignThreads(signedIn(context), {
            threadIds: many(args.threadIds),
            personId: args.personId ? person(args.personId) : null,
          })
        ).count,
    }),
    assignCustomerThreadsByTurn: t.int({
      description:
        'Gives each thread to whoever of those who answer there has the fewest waiting ones and is not away. Gives how many.',
      args: { threadIds },
      resolve: async (_, args, context) =>
        (await assignByTurn(signedIn(context), { threadIds: many(args.threadIds) })).count,
    }),
    snoozeCustomerThreads: t.int({
      description: 'Lets threads rest until a moment, or wakes them. Gives how many.',
      args: { threadIds, until: t.arg({ type: 'DateTime', description: 'Wakes them without.' }) },
      resolve: async (_, args, context) =>
        (
          await snoozeThreads(signedIn(context), {
            threadIds: many(args.threadIds),
            until: args.until ?? null,
          })
        ).count,
    }),
    markCustomerSpam: t.int({
      description: 'Marks threads as spam, or takes it back. Gives how many.',
      args: {
        threadIds,
        isSpam: t.arg.boolean({ required: true }),
        blocks: t.arg.boolean({ description: 'Is what else these senders write spam, too?' }),
      },
      resolve: async (_, args, context) =>
        (
          await markSpam(signedIn(context), {
            threadIds: many(args.threadIds),
            isSpam: args.isSpam,
            blocks: args.blocks ?? false,
          })
        ).count,
    }),
    rateCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Says how grave a thread is, and how many people it reaches.',
      args: { threadId, severity: t.arg.int({ required: true }), reach: t.arg.int() },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await rateThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              severity: args.severity,
              reach: args.reach ?? null,
            })
          ).id,
        ),
    }),
    moveCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Says where a thread stands.',
      args: {
        threadId,
        to: t.arg({ type: StateEnum, required: true }),
        lostCause: t.arg({ type: LostCauseEnum }),
        note: t.arg.string(),
      },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await moveThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              to: args.to,
              lostCause: args.lostCause ?? null,
              note: args.note ?? '',
            })
          ).id,
        ),
    }),
    inviteToCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Invites somebody to a thread: they see this one, write inside and draft.',
      args: { threadId, personId: t.arg.id({ required: true }) },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await inviteToThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              personId: person(args.personId),
            })
          ).id,
        ),
    }),
    endCustomerInvitation: t.field({
      type: CustomerThread,
      nullable: true,
      description:
        'Takes an invitation to a thread back; what was assigned to them or waits for their review is free again.',
      args: { threadId, personId: t.arg.id({ required: true }) },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await endInvitation(signedIn(context), {
              threadId: threadNumber(args.threadId),
              personId: person(args.personId),
            })
          ).id,
        ),
    }),
    endCustomerLink: t.boolean({
      description:
        'Ends the links by which the customer of a thread follows it; the next message brings a new one.',
      args: { threadId },
      resolve: async (_, args, context) =>
        Boolean(await endLink(signedIn(context), { threadId: threadNumber(args.threadId) })),
    }),
    mergeCustomers: t.int({
      description: 'Says that two customers are one. Gives the one that stays.',
      args: { customerId: t.arg.int({ required: true }), intoId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await mergeCustomers(signedIn(context), args)).id,
    }),
    unmergeCustomer: t.int({
      description: 'Undoes that: both stand by themselves again.',
      args: { customerId: t.arg.int({ required: true }) },
      resolve: async (_, args, context) => (await unmergeCustomer(signedIn(context), args)).id,
    }),
  }
})
