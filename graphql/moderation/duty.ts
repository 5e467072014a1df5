// Who is on duty for threats. One that is reported is told to them by mail at once, whatever they chose for other mails.
import type * as z from 'zod/mini'
import { env } from '#env.ts'
import { holdsRight } from '#graphql/audience.ts'
import { instantOf } from '#graphql/clocks/working-time.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { letterWords, sendLetter } from '#graphql/notifications/letters.ts'
import { parse } from '#graphql/parse.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { days, knownZone } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { cases, decides, tagOfCase } from './deciders.ts'
import { dutyAdded, dutyRemoved } from './events.ts'
import { AddDuty, EndDuty } from './input.ts'
import { canModerateCompany } from './policy.ts'

const say = moderationMessages.message

export const PAGE_DUTY = 'page-duty'
/** More than that at once would be told to nobody in particular. */
const MAX_PAGED = 20

export type DutyRow = { id: number; personId: number; from: Date; until: Date }

/** Those who can be on duty, of "Person" `who`: who moderate the whole company. */
const canBeOnDuty = holdsRight(sql`who.id`, 'MODERATE', sql`null::int`)

/** Enters whole days, the last one included, where the person lives. Gives its id. Throws Invalid, NotAllowed. */
export function addDuty(context: SignedIn, raw: z.input<typeof AddDuty>) {
  const input = parse(AddDuty, raw)
  const { viewer } = context
  return write(context, 'addDuty', input, async (tx) => {
    if (!canModerateCompany(viewer)) throw new NotAllowed()
    const { personId } = input
    const person = await tx.first<{ timeZone: string; canBe: boolean }>(sql`
      select who."timeZone", ${canBeOnDuty} as "canBe" from "Person" who
      where who.id = ${personId} and who."deactivatedAt" is null`)
    if (!person?.canBe) throw new Invalid({ personId: [say('refusal.duty')] })
    const zone = knownZone(person.timeZone)
    const from = new Date(instantOf(Date.parse(input.firstDay), zone))
    const until = new Date(instantOf(Date.parse(input.lastDay) + days(1), zone))
    if (until <= from || until <= tx.at) throw new Invalid({ lastDay: [say('refusal.dutyOver')] })
    if (until.getTime() - from.getTime() > days(367))
      throw new Invalid({ lastDay: [say('refusal.dutyLong')] })
    const made = await tx.first<{ id: number }>(sql`
      insert into "ModerationDuty" ("personId", "from", until, "addedById")
      values (${personId}, ${from}, ${until}, ${viewer.id}) returning id`)
    await dutyAdded.record(tx, context, { personId, dutyId: (made as { id: number }).id })
    return { id: (made as { id: number }).id }
  })
}

/** Takes days of duty away. Throws NotFound, NotAllowed. */
export function removeDuty(context: SignedIn, raw: z.input<typeof EndDuty>) {
  const input = parse(EndDuty, raw)
  return write(context, 'removeDuty', input, async (tx) => {
    if (!canModerateCompany(context.viewer)) throw new NotAllowed()
    const gone = await tx.first<{ personId: number }>(
      sql`delete from "ModerationDuty" where id = ${input.id} returning "personId"`,
    )
    if (!gone) throw new NotFound()
    await dutyRemoved.record(tx, context, { personId: gone.personId, dutyId: input.id })
    return { id: input.id }
  })
}

/** Who is or will be on duty, the next first, at most 50. */
export const duties = (db: Db, now: Date): Promise<DutyRow[]> =>
  db.rows<DutyRow>(sql`
    select d.id, d."personId", d."from", d.until from "ModerationDuty" d join "Person" who on who.id = d."personId"
    where d.until > ${now} and who."deactivatedAt" is null order by d."from", d.id limit 50`)

/** Queues that those on duty are told of a case; the queue's worker takes it at once. */
export const pageDuty = (tx: Tx, caseId: number): void =>
  tx.later(sql`
    select graphile_worker.add_job(${PAGE_DUTY}, ${JSON.stringify({ caseId })}::json, run_at => ${tx.at}::timestamptz,
      priority => -10, max_attempts => 12, job_key => ${`${PAGE_DUTY} ${caseId}`}) is not null as queued`)

type Paged = {
  id: number
  email: string
  language: string
  interfaceLanguage: string | null
  postId: number
  tag: string | null
}

/** Of those who decide on the case those on duty; where none is, all of them. Never who reported it. */
async function pagedFor(db: Db, caseId: number, now: Date): Promise<Paged[]> {
  const isOnDuty = sql`exists (select 1 from "ModerationDuty" d
    where d."personId" = who.id and d."from" <= ${now} and d.until > ${now})`
  const rows = await db.rows<Paged & { isOnDuty: boolean }>(sql`
    select who.id, who.email, who.language, who."interfaceLanguage", p.id as "postId", ${tagOfCase} as tag, ${isOnDuty} as "isOnDuty"
    ${cases} cross join "Person" who
    where m.id = ${caseId} and m."decidedAt" is null and who."deactivatedAt" is null and ${decides}
      and not exists (select 1 from "Report" r where r."caseId" = m.id and r."reporterId" = who.id)
    order by ${isOnDuty} desc, who.id limit ${MAX_PAGED}`)
  const able = rows.filter(({ id, postId, tag }) => !isSealedAuthor(id, postId, tag))
  const onDuty = able.filter((one) => one.isOnDuty)
  return onDuty.length > 0 ? onDuty : able
}

/** The job: a mail to each, which says where to look and nothing of the words. A mail that was sent is not sent again. */
export async function tellDuty(payload: unknown, db: Db, now: Date): Promise<void> {
  const { caseId } = payload as { caseId: number }
  for (const { id, email, interfaceLanguage, language } of await pagedFor(db, caseId, now)) {
    const reads = languageOf(interfaceLanguage) ?? languageOf(language) ?? 'en'
    const t = moderationMessages.in(reads)
    const words = letterWords(reads, t('page.subject'), {
      paragraphs: [t('page.text')],
      button: { words: t('page.button'), url: `${env.ATRIUM_URL}/moderation/${caseId}` },
      foot: t('page.foot'),
    })
    await sendLetter(db, {
      personId: id,
      to: email,
      key: `threat:${caseId}:${id}`,
      words,
      secretUrl: null,
    })
  }
}
