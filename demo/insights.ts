// What the demo's product team took from customers' words, through the services, and what one customer heard of it.
import { deliverDue } from '#graphql/customers/deliver.ts'
import { sendDraft } from '#graphql/customers/send.ts'
import { addCompanyEvent } from '#graphql/insights/calendar.ts'
import { draftTold } from '#graphql/insights/follow-up.ts'
import { findAspects, proposeThemes, readTones } from '#graphql/insights/jobs.ts'
import { captureInsight, editInsight, setAccount } from '#graphql/insights/service.ts'
import { alertSpikes } from '#graphql/insights/spikes.ts'
import { linkTheme } from '#graphql/insights/themes.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'

type SeedQuote = { passage: string; theme?: string; note?: string; account?: [string, number] }
const VISITS = 'Nobody comes back'
const quotes: readonly SeedQuote[] = [
  {
    passage: 'a promise to come back. That was three weeks ago.',
    theme: VISITS,
    note: 'The part was not in the van, and nobody wrote down who returns.',
  },
  { passage: 'Der dritte Monteur in drei Wochen', theme: VISITS },
  {
    passage: 'não apareceu e ninguém avisou',
    theme: VISITS,
    note: 'A visit that falls through is told to nobody.',
  },
  { passage: 'I was promised a call on Monday, on Wednesday and on Friday.', theme: VISITS },
  { passage: 'hums every night around two', theme: 'Hum on cold nights' },
  { passage: 'faz um estalido a cada dez minutos', theme: 'Hum on cold nights' },
  {
    passage: 'Could the noise figures be printed on the box?',
    theme: 'Noise figures are hard to find',
    note: 'The figure stands on the last page of the data sheet.',
  },
  { passage: 'Datenblatt der Aria 8 mit dem Schallwert', theme: 'Noise figures are hard to find' },
  { passage: 'J’ai reçu deux factures pour la même visite', theme: 'Invoices nobody understands' },
  { passage: 'The invoice charges me for two hours', theme: 'Invoices nobody understands' },
  {
    passage: 'Der Preis pro Monat ist um vier Euro gestiegen',
    theme: 'Invoices nobody understands',
  },
  { passage: 'Fitters came in socks. Socks!', theme: 'Fitters with manners' },
  { passage: 'De monteur heeft zelfs de stoep geveegd', theme: 'Fitters with manners' },
  { passage: 'voltou no sábado só para ver se estava tudo bem', theme: 'Fitters with manners' },
  {
    passage: 'Im Gewächshaus 2 sind es nachts nur noch 9 Grad',
    account: ['Gärtnerei am See', 38_000],
  },
  { passage: 'Why does a heating system need an account?', theme: 'The app asks too much' },
  { passage: 'Your app logged me out and the code never arrives.' },
]
/** What the company did or suffered: its kind, how many days ago, and the words. */
const calendar = [
  ['RELEASE', 3, 'Aria app 4.2: sign-in with a code'],
  ['OUTAGE', 9, 'Terminplanung drei Stunden gestört'],
  ['PRICE', 12, 'Serviceabonnement: vier euro per maand erbij'],
  ['RELEASE', 31, 'Aria 9, first deliveries'],
  ['OTHER', 52, 'Deux livreurs remplacés par un seul'],
] as const

/** An idea of the demo that is in use, and answers what is said of visits. */
const ANSWER = 'A winter box in each service van from 1 November'

type Said = { id: number; threadId: number }
async function messageWith(passage: string): Promise<Said> {
  const row = await db.first<Said>(sql`
    select id, "threadId" from "CustomerMessage" where direction = 'IN' and position(${passage}::text in body) > 0 order by id limit 1`)
  if (!row) throw new Error(`no customer of the demo wrote “${passage}”`)
  return row
}
const themeId = async (name: string): Promise<number> =>
  (await db.first<{ id: number }>(sql`select id from "InsightTheme" where name = ${name}`))?.id ?? 0

/** Adds quotes, themes, the answer to one of them, and the letter that tells it. */
export function addInsights(acts: Acts): void {
  const at = (minutes: number) => new Date(daysBefore(acts.now, 0.1).getTime() + minutes * 60_000)
  for (const [nth, quote] of quotes.entries()) addQuote(acts, quote, at(nth))
  acts.add(at(30), 'priya', async (as) => {
    const post = await db.first<{ id: number }>(sql`select id from "Post" where title = ${ANSWER}`)
    await linkTheme(as, { themeId: await themeId(VISITS), postId: post?.id ?? 0 })
  })
  acts.add(at(40), 'saskia', async (as) => {
    const { threadId } = await messageWith(quotes[0]?.passage ?? '')
    await draftTold(as, { themeId: await themeId(VISITS), threadId })
    const draft = await db.first<{ id: number; version: number }>(sql`
      select d.id, d.version from "CustomerDraft" d join "ThemeTold" t on t."draftId" = d.id where d."threadId" = ${threadId}`)
    if (draft) await sendDraft(as, { draftId: draft.id, version: draft.version })
  })
  acts.addWork(at(42), (moment) => deliverDue(db, moment, async () => {}))
  for (const [nth, [kind, ago, title]] of calendar.entries())
    acts.add(at(20 + nth), 'priya', async (as) => {
      const day = daysBefore(acts.now, ago).toISOString().slice(0, 10)
      await addCompanyEvent(as, { kind, title, day })
    })
  acts.addWork(at(50), async (moment) => {
    await readTones(db)
    await findAspects(db, moment)
    await proposeThemes(db)
    await alertSpikes(db, moment)
  })
}

function addQuote(
  acts: Acts,
  { account, note = '', passage, theme = '' }: SeedQuote,
  at: Date,
): void {
  acts.add(at, 'priya', async (as) => {
    const message = await messageWith(passage)
    const { id } = await captureInsight(as, { messageId: message.id, passage, note, theme })
    if (note)
      await editInsight(as, {
        insightId: id,
        note,
        state: theme === VISITS ? 'ACTED' : 'ASSESSED',
        ownerId: acts.people.idOf('priya'),
      })
    if (account)
      await setAccount(as, {
        threadId: message.threadId,
        name: account[0],
        yearlyValue: account[1],
      })
  })
}
