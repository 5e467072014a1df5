// Who comes in and who leaves: guests, open invitations, badges, the usage policy that everybody has accepted, somebody who left and was
// succeeded, and the names that search knows.
import { postComment } from '#graphql/comments/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { acceptAgreement, inviteGuest } from '#graphql/guests/service.ts'
import { invite } from '#graphql/invitations/service.ts'
import { deactivate } from '#graphql/people/leavers.ts'
import { addAlias } from '#graphql/search/service.ts'
import { giveBadges } from '#graphql/sign-in/badges.ts'
import { switchBadges } from '#graphql/sign-in/settings.ts'
import { acceptPolicy, publishPolicy } from '#graphql/usage-policy/service.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { ALIASES, BADGES, GUESTS, INVITED, SUCCEEDED, USAGE_POLICY } from './company/entrance.ts'
import type { SeedIdea } from './company/shape.ts'
import type { Places } from './spaces-and-boards.ts'

/** Adds what the administrator and owners of spaces did about who comes in. */
export function addEntrance(acts: Acts, ideas: readonly SeedIdea[], places: Places): void {
  const ago = (days: number) => daysBefore(acts.now, days)
  for (const guest of GUESTS) {
    const { by, name, email, agreement, daysAgo, daysMore, says } = guest
    const idea = ideas.find(({ slug }) => slug === guest.idea)
    const space = places.space(guest.space)
    acts.add(
      ago(daysAgo),
      by,
      (as) =>
        inviteGuest(as, {
          spaceId: acts.idOf(space),
          postId: idea ? acts.idOf(idea) : null,
          name,
          email,
          until: ago(-daysMore),
          agreement,
        }),
      { makes: guest, space: guest.space },
    )
    if (guest.acceptsAfter === undefined) continue
    const asGuest = async (at: Date, service: (as: SignedIn) => Promise<unknown>) =>
      service(await acts.as(acts.idOf(guest), at))
    acts.addWork(ago(daysAgo - guest.acceptsAfter), (at) => asGuest(at, acceptAgreement))
    acts.addWork(ago(daysAgo - guest.acceptsAfter - 0.01), (at) => asGuest(at, acceptInBrowser))
    if (says && idea)
      acts.addWork(ago(daysAgo - guest.acceptsAfter - 0.2), (at) =>
        asGuest(at, (as) => postComment(as, { postId: acts.idOf(idea), body: says })),
      )
  }
  for (const { name, other, daysAgo } of ALIASES)
    acts.add(ago(daysAgo), 'nils', (as) => addAlias(as, { name, other }))
  acts.add(ago(3), 'nils', (as) => invite(as, { people: INVITED }))
  acts.add(ago(21), 'nils', (as) => switchBadges(as, true))
  acts.add(ago(20.9), 'nils', (as) => giveBadges(as, { badges: [...BADGES] }))
  addPolicy(acts)
  const { key, successor, daysAgo } = SUCCEEDED
  const { people } = acts
  acts.add(ago(daysAgo), 'nils', (as) =>
    deactivate(as, { personId: people.idOf(key), successorId: people.idOf(successor) }),
  )
}

/** Everybody reads it at once: nobody posts before they have accepted it. */
function addPolicy(acts: Acts): void {
  const at = daysBefore(acts.now, USAGE_POLICY.daysAgo)
  acts.add(at, 'nils', (as) => publishPolicy(as, { text: USAGE_POLICY.text, version: 0 }))
  for (const { key, deactivated } of acts.people.all)
    if (!deactivated) acts.add(at, key, acceptInBrowser)
}

/** No program accepts for anybody. */
const acceptInBrowser = ({ viewer, ...as }: SignedIn) =>
  acceptPolicy({ ...as, viewer: { ...viewer, sessionHash: 'demo' } }, { version: 1 })
