// What people may send about a channel's account at another server.
import * as z from 'zod/mini'
import { atLeast, atMost, line } from '#graphql/input-texts.ts'
import { customersMessages } from '#messages/customers.ts'
import { MAX_ACCOUNT_SECRET, MAX_SERVER, MAX_USERNAME } from './limits.ts'

const say = customersMessages.message

export const ConnectChannel = z.strictObject({
  channelId: z.int().check(z.positive()),
  server: line(MAX_SERVER).check(atLeast(3, say('refused.server'))),
  username: z._default(line(MAX_USERNAME), ''),
  secret: z.string().check(atLeast(4, say('refused.secret')), atMost(MAX_ACCOUNT_SECRET)),
})
