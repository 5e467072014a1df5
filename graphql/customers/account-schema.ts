// As whom a channel reads at another server, in the API: never its secret.
import { builder, signedIn } from '#graphql/builder.ts'
import { NotFound } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import {
  type AccountRow,
  accountsOf,
  connectChannel,
  disconnectChannel,
} from './channel-accounts.ts'
import { channelsByIds } from './channel-queries.ts'
import { Channel } from './channel-schema.ts'
import { canManageChannel } from './policy.ts'
import { faultIn } from './reading.ts'

const Account = builder.objectRef<AccountRow>('CustomerChannelAccount').implement({
  description: 'The mailbox of a mail channel, or an account of a Mastodon server.',
  fields: (t) => ({
    server: t.exposeString('server', { description: 'Where it is.' }),
    username: t.exposeString('username', {
      description: 'As whom; of Mastodon empty until its server was asked.',
    }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was read last.',
    }),
    error: t.string({
      nullable: true,
      description: 'Why it cannot be read, in the viewer’s language; null: it can.',
      resolve: ({ error }, _, { language }) => faultIn(language, error),
    }),
  }),
})
const accountLoader = loaderOf<number, AccountRow | null>(async (ids, { db }) => {
  const rows = new Map((await accountsOf(db, ids)).map((row) => [row.channelId, row]))
  return ids.map((id) => rows.get(id) ?? null)
})
builder.objectFields(Channel, (t) => ({
  account: t.field({
    type: Account,
    nullable: true,
    description:
      'As whom it reads at another server; null: nowhere, or the viewer does not manage it.',
    resolve: (channel, _, context) =>
      canManageChannel(signedIn(context).viewer, channel)
        ? accountLoader(context).load(channel.id)
        : null,
  }),
}))

builder.mutationFields((t) => {
  const channelId = t.arg.id({ required: true })
  return {
    connectCustomerChannel: t.field({
      type: Channel,
      description:
        'Connects a mail channel with a mailbox, or a Mastodon channel with an account; what comes from then on is read every minute.',
      args: {
        channelId,
        server: t.arg.string({
          required: true,
          description: 'imap.example.com or imap.example.com:993; https://mastodon.example.',
        }),
        username: t.arg.string({ description: 'Of a mailbox.' }),
        secret: t.arg.string({
          required: true,
          description:
            'Its password, or a token with read:notifications, read:accounts, read:statuses and write:statuses.',
        }),
      },
      resolve: async (_, args, context) => {
        const { id } = await connectChannel(signedIn(context), {
          channelId: numberOf(args.channelId, 'CustomerChannel', 'channelId'),
          server: args.server,
          username: args.username ?? '',
          secret: args.secret,
        })
        const [row] = await channelsByIds(context.db, [id])
        if (!row) throw new NotFound()
        return row
      },
    }),
    disconnectCustomerChannel: t.field({
      type: Channel,
      description: 'Ends it: the secret is gone, and a Mastodon channel is off.',
      args: { channelId },
      resolve: async (_, args, context) => {
        const { id } = await disconnectChannel(signedIn(context), {
          channelId: numberOf(args.channelId, 'CustomerChannel', 'channelId'),
        })
        const [row] = await channelsByIds(context.db, [id])
        if (!row) throw new NotFound()
        return row
      },
    }),
  }
})
