// What one request knows. There is no other way to know who asks.
import type { Language } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import type { HeldRole } from './roles.ts'

/** Who asks. Spaces are those whose content this person may read; the list is the whole of visibility. */
export type Viewer = {
  id: number
  name: string
  email: string
  /** A program with an account of its own. */
  isService: boolean
  /** They have not accepted the usage policy as it is now, and post nothing before they do. */
  owesUsagePolicy: boolean
  /** The roles they hold now; what a role may stands in roles.ts. */
  roles: readonly HeldRole[]
  unit: string
  site: string
  /** What they write in, for search. */
  language: string
  /** The language they chose for pages, notifications and emails; null: as the browser asks for. */
  interfaceLanguage: string | null
  timeZone: string
  theme: 'SYSTEM' | 'LIGHT' | 'DARK'
  shortcutsDisabled: boolean
  /** Focus hours: days of the week (1 is Monday) and minutes of the day, in their time zone. No day: none. */
  focusDays: readonly number[]
  focusFrom: number
  focusTo: number
  /** The list that Home shows, and whether it may choose posts for them. */
  homeList: 'FOR_YOU' | 'FOLLOWING' | 'LATEST'
  isPersonalised: boolean
  pictureId: string | null
  /** Ids of the open spaces and of those this person belongs to, archived ones too. */
  spaceIds: readonly number[]
  /** Ids of those among them that are archived, and of the archived space of a guest's post: they are read, not written. */
  archivedIds: readonly number[]
  /** Ids of those among them where a moderator does not let this person post for a while. */
  restrictedIds: readonly number[]
  /** Ids of the spaces this person belongs to (a subset of spaceIds). */
  memberOf: readonly number[]
  /** Ids of the spaces this person owns. */
  ownerOf: readonly number[]
  /** Numbers of the posts this person wrote without their name: known in memory alone, never stored with the person. */
  sealedPostIds: readonly number[]
  /** What a token may do; a session may do all. */
  scopes: readonly ('read' | 'write')[]
  /** The session this request came by; null for a token, a job or a command. */
  sessionHash: string | null
  /** What is known here of the person's rights was read at this version. */
  rightsVersion: string
  /** The session gets a new id with its next answer. */
  needsNewSessionId: boolean
}

/** The browser behind a page's form: what it keeps before anybody is signed in. The public endpoint has none. */
export type Browser = {
  /** What it says it is. */
  userAgent: string
  /** The secret of the browser that sets the company up; null in every other. */
  setUpKey: string | null
  keepSetUpKey: (key: string, maxAge: number) => void
  keepSession: (sessionId: string) => void
}

export type Context = {
  /** Null: not signed in. */
  viewer: Viewer | null
  db: Db
  /** The language of the answer: of refusals and of whatever the API says in words. */
  language: Language
  requestId: string
  /** From the Idempotency-Key header: the same key gives the same answer. */
  idempotencyKey: string | null
  /** From the Confidential-Reason header or a page's form: why a text that looks confidential has to stand there. */
  confidentialReason?: string
  /** The caller's network, by which limits count; what is done here itself, by a job or a command, has none. */
  network?: string
  /** Only where a page asks. */
  browser?: Browser
  /** The moment of what is written, in place of the present. Nothing that is asked from outside can set it. */
  at?: Date
}

/** The moment of a request: what is late, over or new is so at this moment. */
export const momentOf = ({ at }: Pick<Context, 'at'>): Date => at ?? new Date()

/**
 * Who does something, as an event records it. SYSTEM is Atrium itself: a job, or provisioning. It is no person, so that
 * nobody can sign in as it, and no list, mention or search finds it.
 */
export type Actor = { requestId: string } & (
  | { viewer: Viewer | null }
  | { system: true }
  | { sealed: true }
)

/** Atrium itself. @param requestId the request it follows from, or the name of the job */
export const systemActor = (requestId: string): Actor => ({ system: true, requestId })

/** The author of a sealed post. No request either: the server's log has its person. */
export const SEALED_ACTOR: Actor = { sealed: true, requestId: '' }

/** The context of someone signed in: what services take. */
export type SignedIn = Context & { viewer: Viewer }
