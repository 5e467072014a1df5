// What a directory does, as the log tells it; and what administrators set up for it.
import { type AuditWords, event } from '#graphql/define.ts'
import { scimMessages } from '#messages/scim.ts'

const say = scimMessages.tagged
/** What did it. */
const SYNC = scimMessages.message('event.system')
const bySync = <P>(says: () => ReturnType<typeof say>): AuditWords<P> => ({
  says,
  system: () => SYNC,
})

type OfPerson = { personId: number }
/** Whoever sees the person's card sees it anew, and what is remembered of their rights is dropped. */
const onPerson = ({ personId }: OfPerson) => ({
  rooms: [`person:${personId}`] as const,
  reindexes: [`person:${personId}`] as const,
  invalidates: [personId],
  notifies: null,
})

export const userAdded = event(
  'scim.user-added',
  onPerson,
  bySync<OfPerson>(() => say('event.user-added')),
)
/** Name, address, title, unit, site or telephone are others in the directory. */
export const userChanged = event(
  'scim.user-changed',
  onPerson,
  bySync<OfPerson>(() => say('event.user-changed')),
)
/** No access any longer, and what they owned is handed over. */
export const userLeft = event(
  'scim.user-left',
  (e: OfPerson & { successorId?: number }) => onPerson(e),
  bySync(() => say('event.user-left')),
)
export const userReturned = event(
  'scim.user-returned',
  onPerson,
  bySync<OfPerson>(() => say('event.user-returned')),
)
/** The directory does not know them any longer. */
export const userRemoved = event(
  'scim.user-removed',
  onPerson,
  bySync<OfPerson>(() => say('event.user-removed')),
)
export const managerChanged = event(
  'scim.manager-changed',
  onPerson,
  bySync<OfPerson>(() => say('event.manager-changed')),
)

const nothing = () => ({ rooms: [], notifies: null }) as const
/** `groupId` is the directory's name of it, which says nothing. */
type OfGroup = { connectionId: number; groupId: string }
export const groupAdded = event(
  'scim.group-added',
  (_: OfGroup) => nothing(),
  bySync(() => say('event.group-added')),
)
export const groupChanged = event(
  'scim.group-changed',
  (_: OfGroup) => nothing(),
  bySync(() => say('event.group-changed')),
)
export const groupRemoved = event(
  'scim.group-removed',
  (_: OfGroup) => nothing(),
  bySync(() => say('event.group-removed')),
)

type OfConnection = { connectionId: number }
export const connectionMade = event(
  'scim.connection-made',
  (_: OfConnection) => nothing(),
  say('event.connection-made'),
)
export const connectionEnded = event(
  'scim.connection-ended',
  (_: OfConnection) => nothing(),
  say('event.connection-ended'),
)
export const tokenRenewed = event(
  'scim.token-renewed',
  (_: OfConnection) => nothing(),
  say('event.token-renewed'),
)
export const ruleAdded = event(
  'scim.rule-added',
  (_: OfGroup) => nothing(),
  say('event.rule-added'),
)
export const ruleRemoved = event(
  'scim.rule-removed',
  (_: OfGroup) => nothing(),
  say('event.rule-removed'),
)
