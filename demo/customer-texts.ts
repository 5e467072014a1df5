// Texts for the answers of the demo, the views that its team saved, who knows whom, and whom a complaint names.
import type * as z from 'zod/mini'
import { addFact, nameInThread, saveTie } from '#graphql/customers/hearing.ts'
import type { SaveText, SaveView } from '#graphql/customers/input.ts'
import { tokenOf } from '#graphql/customers/links.ts'
import { sayRight } from '#graphql/customers/right.ts'
import { saveText } from '#graphql/customers/texts.ts'
import { saveView } from '#graphql/customers/views.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'

type Text = Omit<z.input<typeof SaveText>, 'spaceId' | 'ownerId' | 'until'> & {
  owner?: string
  /** Days until its last one. */
  days?: number
}
/** Channels of the demo answer as Hollin, in Belgium. */
export const BRAND = { brand: 'Hollin', country: 'BE' } as const
const TEXTS: readonly Text[] = [
  {
    ...{ kind: 'KEY_MESSAGE', name: 'Humming in frost', language: 'en', owner: 'priya', days: 60 },
    text: 'The humming comes from the defrost cycle. Software 9.2 moves it out of the night; it arrives by itself in December.',
    ...{ avoid: '“quieter than rain”', source: 'https://hollin.example/aria-9/release-notes' },
  },
  {
    ...{ kind: 'KEY_MESSAGE', name: 'Brommen bij vorst', language: 'nl', owner: 'priya', days: 60 },
    text: 'Het brommen komt van het ontdooien. Software 9.2 verplaatst dat naar de dag en komt in december vanzelf.',
    source: 'https://hollin.example/aria-9/release-notes',
  },
  {
    ...{ kind: 'KEY_MESSAGE', name: 'Brummen bei Frost', language: 'de', owner: 'priya', days: 60 },
    text: 'Das Brummen kommt vom Abtauen. Software 9.2 verlegt es in den Tag und kommt im Dezember von selbst.',
    source: 'https://hollin.example/aria-9/release-notes',
  },
  {
    ...{ kind: 'POLICY', name: 'Visits outside working hours', owner: 'mireille' },
    text: 'A leak or no heating below 5 °C: somebody comes within 24 hours, also at the weekend, without a surcharge.',
    source: 'Service handbook, chapter 4',
  },
  {
    ...{ kind: 'POLICY', name: 'Zelf verplaatsen', language: 'nl', owner: 'tomasz' },
    text: 'Een buitenunit mag alleen door een erkende koeltechnicus worden verplaatst; anders vervalt de garantie.',
    source: 'Garantievoorwaarden, artikel 7',
  },
  {
    ...{ kind: 'TEMPLATE', name: 'First answer', language: 'en', brand: BRAND.brand },
    text: 'Thank you for telling us. This is what we think is going on: \n\nThis is what we do next, and when: ',
  },
  {
    ...{ kind: 'FIXED', name: 'Register', country: BRAND.country, language: 'nl' },
    text: 'Hollin NV, Gent. RPR Gent 0400.123.456.',
  },
  {
    ...{ kind: 'FIXED', name: 'Register', country: BRAND.country, language: 'en' },
    text: 'Hollin NV, Ghent, Belgium. Register of legal entities 0400.123.456.',
  },
]
type View = z.input<typeof SaveView> & { by: string; isShared?: boolean }
const VIEWS: readonly View[] = [
  {
    by: 'saskia',
    name: 'Serious, nobody on it',
    view: 'OPEN',
    severity: 2,
    isUnassigned: true,
    isShared: true,
  },
  { by: 'mireille', name: 'In Dutch', view: 'OPEN', language: 'nl' },
]

const spaceIdOf = async (slug: string): Promise<number> =>
  (await db.first<{ id: number }>(sql`select id from "Space" where slug = ${slug}`))?.id ?? 0

/** @param at when the team set them up */
export function addTexts(acts: Acts, at: Date, space: string): void {
  for (const { days, owner, ...text } of TEXTS)
    acts.add(at, 'saskia', async (as) =>
      saveText(as, {
        ...text,
        spaceId: await spaceIdOf(space),
        ownerId: owner ? acts.people.idOf(owner) : null,
        until: days ? new Date(acts.now.getTime() + days * 86_400_000) : null,
      }),
    )
  for (const { by, isShared, ...view } of VIEWS)
    acts.add(at, by, async (as) =>
      saveView(as, { ...view, spaceId: isShared ? await spaceIdOf(space) : null }),
    )
}

/** Somebody is named in a complaint and says what they know; somebody else knows the customer. */
export function addHearing(acts: Acts, at: (hours: number) => Date, thread: () => number): void {
  acts.add(at(0.5), 'saskia', (as) =>
    nameInThread(as, { threadId: thread(), personId: acts.people.idOf('bram') }),
  )
  acts.add(at(1), 'bram', (as) =>
    addFact(as, {
      threadId: thread(),
      text: 'I mounted the unit on the west wall because the customer asked for it; the drawing of 4 November shows the south wall.',
    }),
  )
  acts.add(at(1.5), 'mireille', (as) =>
    saveTie(as, { threadId: thread(), text: 'Her sister works with us in the Ghent workshop.' }),
  )
}

/** The customer of a thread says by their link that it was put right. */
export async function customerSaysRight(threadId: number, at: Date): Promise<void> {
  const row = await db.first<{ linkKey: string }>(
    sql`select "linkKey" from "CustomerThread" where id = ${threadId}`,
  )
  const token = await tokenOf(db, threadId, row?.linkKey ?? '')
  await sayRight({ db, requestId: 'demo', at }, { token, isRight: true })
}
