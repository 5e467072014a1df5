import { event } from '#graphql/define.ts'
import { badgesMessages } from '#messages/badges.ts'
import { emergencyMessages } from '#messages/emergency.ts'
import { signInSettingsMessages } from '#messages/sign-in-settings.ts'
import { signOnMessages } from '#messages/sign-on.ts'

const say = signOnMessages.tagged
/** What did it where a sign-on service asked for it. */
const SERVICE = signOnMessages.message('event.system')

/** Somebody who was not known came from a sign-on service and got an account. */
export const accountCreated = event(
  'sign-on.account-created',
  (e: { personId: number; providerId: number }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: () => say('event.account-created'), isByPerson: true },
)
export const accountLinked = event(
  'sign-on.account-linked',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  {
    says: ({ personId }, actorId) =>
      say(
        actorId === null || actorId === personId
          ? 'event.account-linked.own'
          : 'event.account-linked',
      ),
    isByPerson: true,
  },
)
export const accountUnlinked = event(
  'sign-on.account-unlinked',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  say('event.account-unlinked'),
)
/** Unit, title or site are others at the sign-on service. */
export const profileUpdated = event(
  'sign-on.profile-updated',
  (e: { personId: number }) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  { says: () => say('event.profile-updated'), system: () => SERVICE },
)
/** Somebody signed in at a service with an address that an account here has: an administrator says whether it is theirs. */
export const signOnRequested = event(
  'sign-on.requested',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  say('event.requested'),
)
export const signOnDeclined = event(
  'sign-on.declined',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  say('event.declined'),
)
/** The sign-on service ended sessions of somebody (back-channel logout). */
export const loggedOut = event(
  'sign-on.logged-out',
  (e: { personId: number }) => ({ rooms: [], invalidates: [e.personId], notifies: null }),
  { says: () => say('event.logged-out'), system: () => SERVICE },
)
export const providerSaved = event(
  'sign-on.provider-saved',
  (_: { providerId: number }) => ({ rooms: [], notifies: null }),
  say('event.provider-saved'),
)
export const providerTried = event(
  'sign-on.provider-tried',
  (_: { providerId: number; ok: boolean }) => ({ rooms: [], notifies: null }),
  { says: ({ ok }) => (ok ? say('event.provider-tried') : say('event.provider-failed')) },
)
export const providerSwitched = event(
  'sign-on.provider-switched',
  (_: { providerId: number; isOn: boolean }) => ({ rooms: [], notifies: null }),
  { says: ({ isOn }) => (isOn ? say('event.provider-on') : say('event.provider-off')) },
)
export const providerDeleted = event(
  'sign-on.provider-deleted',
  (_: { providerId: number }) => ({ rooms: [], notifies: null }),
  say('event.provider-deleted'),
)
/** Sign-in links by mail are allowed, or not. */
export const linksSwitched = event(
  'sign-on.links-switched',
  (_: { isOn: boolean }) => ({ rooms: [], notifies: null }),
  { says: ({ isOn }) => (isOn ? say('event.links-on') : say('event.links-off')) },
)
/** Passkeys are allowed, or not. */
export const passkeysSwitched = event(
  'sign-on.passkeys-switched',
  (_: { isOn: boolean }) => ({ rooms: [], notifies: null }),
  { says: ({ isOn }) => say(isOn ? 'event.passkeys-on' : 'event.passkeys-off') },
)
/** Badges with a PIN are allowed, or not. */
export const badgesSwitched = event(
  'sign-on.badges-switched',
  (_: { isOn: boolean }) => ({ rooms: [], notifies: null }),
  { says: ({ isOn }) => say(isOn ? 'event.badges-on' : 'event.badges-off') },
)

const badgeEvent = (what: 'given' | 'pin-reset' | 'pin-changed' | 'removed', isByPerson?: true) =>
  event(
    `badge.${what}`,
    (e: { personId: number }) => ({
      rooms: [],
      reindexes: what === 'given' ? [`person:${e.personId}`] : [],
      invalidates: [e.personId],
      notifies: null,
    }),
    {
      says: () => badgesMessages.tagged(`event.badge-${what}`),
      ...(isByPerson ? { isByPerson } : {}),
    },
  )
export const badgeGiven = badgeEvent('given')
export const badgePinReset = badgeEvent('pin-reset')
/** Its owner has chosen a PIN of their own. */
export const badgePinChanged = badgeEvent('pin-changed', true)
export const badgeRemoved = badgeEvent('removed')

const passkeyEvent = (what: 'added' | 'renamed' | 'removed') =>
  event(
    `passkey.${what}`,
    (_: { personId: number }) => ({ rooms: [], notifies: null }),
    signInSettingsMessages.tagged(`event.passkey-${what}`),
  )
export const passkeyAdded = passkeyEvent('added')
export const passkeyRenamed = passkeyEvent('renamed')
export const passkeyRemoved = passkeyEvent('removed')

const passwordEvent = (what: 'set' | 'removed' | 'used', isByPerson?: true) =>
  event(`password.${what}`, (_: { personId: number }) => ({ rooms: [], notifies: null }), {
    says: () => emergencyMessages.tagged(`event.password-${what}`),
    ...(isByPerson ? { isByPerson } : {}),
  })
export const passwordSet = passwordEvent('set')
export const passwordRemoved = passwordEvent('removed')
/** All administrators are told by mail, too. */
export const passwordUsed = passwordEvent('used', true)
