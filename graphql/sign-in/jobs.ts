import * as z from 'zod/mini'
import type { Job } from '#graphql/define.ts'
import { days } from '#graphql/time.ts'
import { sql } from '#prisma/sql.ts'
import { sendBadgeMail } from './badge-mail.ts'
import { sendLink } from './links.ts'
import { sendPasswordMail } from './password.ts'

const Asked = z.object({ linkId: z.int() })
const Given = z.object({ personId: z.int() })
const Used = z.object({ personId: z.int(), at: z.iso.datetime() })

export const jobs: readonly Job[] = [
  {
    name: 'send-sign-in-mail',
    run: (payload, db, now) => sendLink(z.parse(Asked, payload).linkId, db, now),
  },
  {
    name: 'send-password-mail',
    run: (payload, db) => {
      const { personId, at } = z.parse(Used, payload)
      return sendPasswordMail(personId, new Date(at), db)
    },
  },
  {
    name: 'send-badge-mail',
    run: (payload, db, now) => sendBadgeMail(z.parse(Given, payload).personId, db, now),
  },
  {
    name: 'sweep-sign-in',
    cron: '27 3 * * *',
    run: async (_, db, now) => {
      await db.rows(sql`delete from "SignInAttempt" where "expiresAt" < ${now}`)
      await db.rows(sql`delete from "SignInLink" where "expiresAt" < ${now}`)
      await db.rows(sql`delete from "PasskeyChallenge" where "expiresAt" < ${now}`)
      await db.rows(sql`delete from "UsedLogoutToken" where "expiresAt" < ${now}`)
      await db.rows(
        sql`delete from "SignInCount" where "startedAt" < ${new Date(now.getTime() - days(2))}`,
      )
    },
  },
]
