// Setting a company up: naming it, its first administrator, its first spaces and boards; and the links that come in without mail.
import type * as z from 'zod/mini'
import type { Browser, Context, SignedIn } from '#graphql/context.ts'
import { systemActor } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { makeBoard } from '#graphql/ideas/boards.ts'
import { type AccentProblem, accentProblem } from '#graphql/identity/accent.ts'
import { changeCompany, markSetUp } from '#graphql/identity/company.ts'
import { endSession, startSession } from '#graphql/identity/service.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { parse } from '#graphql/parse.ts'
import { addPerson } from '#graphql/people/service.ts'
import { makeSpace } from '#graphql/spaces/service.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { entryMessages } from '#messages/entry.ts'
import { sql } from '#prisma/sql.ts'
import {
  listDismissed,
  recoveryMade,
  recoveryUsed,
  setupAdministered,
  setupBegun,
} from './events.ts'
import { CheckList, EditCompany, FirstAdministrator, FirstPlaces } from './input.ts'
import {
  claimSetUpLink,
  isSettingUp,
  isSetUp,
  makeRecoveryLink,
  makeSetUpLink,
  removeSetUpLinks,
  SET_UP_TIME,
  takeRecoveryLink,
} from './links.ts'
import { logoFrom } from './logos.ts'
import { canEditCompany, canSetUp } from './policy.ts'
import { wordsOf } from './templates.ts'

const say = entryMessages.message
/** One at a time becomes the first administrator. */
const LOCK = 7_304_021

/** The link that begins the set-up, for whoever starts the server; null once there is an administrator. */
export async function printableSetUpLink(context: Pick<Context, 'db'>): Promise<string | null> {
  if (await isSetUp(context.db)) return null
  return transaction(makeSetUpLink)
}

const linkOver = () => new Invalid({ key: [say('refused.linkOver')] })

const theBrowser = ({ browser }: Context): Browser => {
  if (!browser) throw new NotAllowed()
  return browser
}

/** Begins the set-up in this browser. Throws Invalid for a link that is used, over or none, and once there is an administrator. */
export async function beginSetUp(context: Context, key: string): Promise<void> {
  const browser = theBrowser(context)
  if (await isSetUp(context.db)) throw linkOver()
  const secret = await transaction(async (tx) => {
    const claimed = await claimSetUpLink(tx, key)
    if (claimed) await setupBegun.record(tx, { viewer: null, requestId: context.requestId }, {})
    return claimed
  })
  if (!secret) throw linkOver()
  browser.keepSetUpKey(secret, SET_UP_TIME)
}

const mustSetUp = async (context: Context): Promise<void> => {
  const { db, browser } = context
  if (!canSetUp(await isSetUp(db), await isSettingUp(db, browser))) throw new NotAllowed()
}

const PROBLEMS: Record<AccentProblem, 'refused.accent' | 'refused.grey' | 'refused.pale'> = {
  notAColour: 'refused.accent',
  grey: 'refused.grey',
  pale: 'refused.pale',
}

/** Changes the company's name, look or ways to sign in; what is left out stays. For administrators, and for who sets it up. */
export async function editCompany(context: Context, raw: z.input<typeof EditCompany>) {
  const input = parse(EditCompany, raw)
  const problem = input.accent ? accentProblem(input.accent) : null
  if (problem) throw new Invalid({ accent: [say(PROBLEMS[problem])] })
  const { viewer } = context
  if (!viewer) await mustSetUp(context)
  else if (!canEditCompany(viewer)) throw new NotAllowed()
  const { logo: uploaded, ...change } = input
  const logo = await logoFrom(uploaded)
  const made = logo === undefined ? change : { ...change, logo }
  if (!viewer) return transaction((tx) => changeCompany(tx, systemActor(context.requestId), made))
  await write({ ...context, viewer }, 'editCompany', input, async (tx) => {
    await changeCompany(tx, context, made)
    return {}
  })
}

/** Signs somebody in, in the browser that asks; whoever was signed in there before no longer is. */
export async function signInBrowser(context: Context, personId: number, way: string) {
  const browser = theBrowser(context)
  const session = await startSession(personId, way, browser.userAgent, context.requestId)
  if (context.viewer?.sessionHash) await endSession({ ...context, viewer: context.viewer })
  browser.keepSession(session)
  // What the page shows now is theirs.
  context.viewer = await viewerOfPerson(personId)
}

/** Makes the first administrator and signs them in. @returns their recovery link, which is shown this once */
export async function makeFirstAdministrator(
  context: Context,
  raw: z.input<typeof FirstAdministrator>,
): Promise<string> {
  const input = parse(FirstAdministrator, raw)
  theBrowser(context)
  await mustSetUp(context)
  const { id, link } = await transaction(async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(${LOCK})`)
    // Somebody else was quicker, with another link.
    if (await isSetUp(tx)) throw new NotAllowed()
    const person = { ...input, role: 'ADMIN', language: context.language } as const
    const made = await addPerson(tx, context.requestId, person, 'setup')
    if (made === null) throw new Conflict(say('refused.known'))
    await removeSetUpLinks(tx)
    await markSetUp(tx)
    await setupAdministered.record(
      tx,
      { viewer: null, requestId: context.requestId },
      { personId: made },
    )
    return { id: made, link: await makeRecoveryLink(tx, made) }
  })
  await signInBrowser(context, id, 'setup')
  return link
}

/** Makes the administrator a new recovery link, and gives it, this once. The earlier one ends. */
export async function renewRecoveryLink(context: SignedIn): Promise<string> {
  const { viewer } = context
  // A token cannot: the link would outlive it.
  if (!canEditCompany(viewer) || viewer.sessionHash === null) throw new NotAllowed()
  let link = ''
  // A key of the request must not make the link readable a second time.
  await write({ ...context, idempotencyKey: null }, 'renewRecoveryLink', {}, async (tx) => {
    link = await makeRecoveryLink(tx, viewer.id)
    await recoveryMade.record(tx, context, { personId: viewer.id })
    return {}
  })
  return link
}

/** Signs the administrator of a recovery link in. The link is used up. Throws Invalid for one that is used, over or none. */
export async function useRecoveryLink(context: Context, key: string): Promise<void> {
  theBrowser(context)
  const personId = await transaction(async (tx) => {
    const owner = await takeRecoveryLink(tx, key)
    if (owner !== null)
      await recoveryUsed.record(
        tx,
        { viewer: null, requestId: context.requestId },
        { personId: owner },
      )
    return owner
  })
  if (personId === null) throw linkOver()
  await signInBrowser(context, personId, 'recovery')
}

/** Makes the chosen spaces, each with its board, of the names given. What is there already is left alone. */
export async function makeFirstPlaces(context: SignedIn, raw: z.input<typeof FirstPlaces>) {
  const { places } = parse(FirstPlaces, raw)
  if (!canEditCompany(context.viewer)) throw new NotAllowed()
  // Each is a write of its own.
  const own: SignedIn = { ...context, idempotencyKey: null }
  let made = 0
  for (const { template, space, board } of places) {
    const words = wordsOf(template, context.language)
    const there = await own.db.first(sql`
      select 1 as one from "Space" where lower(name) = lower(${space}) and kind = 'OPEN'`)
    if (there) continue
    const { slug } = await makeSpace(own, { name: space, about: words.spaceAbout, kind: 'OPEN' })
    await makeBoard(own, {
      space: slug,
      name: board,
      about: words.boardAbout,
      responseDays: words.responseDays,
    })
    made++
  }
  context.viewer = own.viewer
  return made
}

/** Hides a check list from the viewer for good. A second time changes nothing. */
export async function dismissCheckList(context: SignedIn, raw: z.input<typeof CheckList>) {
  const { list } = parse(CheckList, raw)
  const { viewer } = context
  await write(context, 'dismissCheckList', { list }, async (tx) => {
    const isNew = await tx.first(sql`
      insert into "CheckListDismissal" ("personId", list, at) values (${viewer.id}, ${list}, ${tx.at})
      on conflict do nothing returning list`)
    if (isNew) await listDismissed.record(tx, context, { personId: viewer.id, list })
    return {}
  })
}
