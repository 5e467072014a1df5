// The customer's side of a thread: all that a page, a mail or a webhook for the customer is made of. It reads messages and the
// thread's state and nothing else: no comment, draft, note, person or name of the inside can come through here.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_MESSAGES, type ThreadState } from './limits.ts'

export type CustomerSideMessage = {
  id: number
  /** Did the company write it? */
  isOurs: boolean
  isAutomatic: boolean
  body: string
  /** Who spoke for the company, as their card said then. */
  voiceName: string
  voiceTitle: string
  /** What every answer of the channel's country ends with; may be empty. */
  fixedText: string
  /** Who spoke before, and who looks after it from then on; empty: no hand-over. */
  takesOverFrom: string
  handsOverTo: string
  at: Date
}
export type CustomerSide = {
  id: number
  title: string
  language: string | null
  channel: string
  state: ThreadState
  linkUntil: Date
  /** Is the customer asked whether it was put right? */
  asksIfRight: boolean
  messages: CustomerSideMessage[]
}

/** What the customer of a thread sees of it: what they wrote and what was sent. Null: there is none. */
export async function customerSideOf(db: Db, threadId: number): Promise<CustomerSide | null> {
  const thread = await db.first<Omit<CustomerSide, 'messages'>>(sql`
    select k.id, p.title, p.language, c.name as channel, k.state, k."linkUntil",
      k.state = 'PUT_RIGHT' and k."rightAskedAt" is not null and k."rightSaidAt" is null as "asksIfRight"
    from "CustomerThread" k join "Post" p on p.id = k.id and p.state = 'OPEN' join "CustomerChannel" c on c.id = k."channelId"
    where k.id = ${threadId}`)
  if (!thread) return null
  const latest = await db.rows<CustomerSideMessage>(sql`
    select m.id, m.direction = 'OUT' as "isOurs", m."isAutomatic", m.body, m."voiceName", m."voiceTitle", m."fixedText", m."takesOverFrom", m."handsOverTo", m.at
    from "CustomerMessage" m where m."threadId" = ${threadId}
      and (m.direction = 'IN' or m.state = 'SENT') and m."heardById" is null
    order by m.at desc, m.id desc limit ${MAX_MESSAGES}`)
  return { ...thread, messages: latest.reverse() }
}

/** The number that customers name. */
export const numberOfThread = (threadId: number): string => `C-${threadId}`
