// Entries that came to challenges of the demo by a code and by a tag, and stages that a sponsor saved.
import { enterTagged } from '#graphql/campaigns/service.ts'
import { formsOfChallenges, sentTo } from '#graphql/entry-forms/queries.ts'
import { decideSent, openEntryForm, sendEntry } from '#graphql/entry-forms/service.ts'
import { saveStageTemplate } from '#graphql/stage-templates/service.ts'
import { db } from '#prisma/client.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { campaign, sent, template } from './company/sent-entries.ts'
import type { SeedChallenge, SeedIdea } from './company/shape.ts'
import { foundIn } from './entry-checks.ts'

export function addSentEntries(
  acts: Acts,
  challenges: readonly SeedChallenge[],
  ideas: readonly SeedIdea[],
): void {
  addSent(acts, challenges)
  addTemplate(acts, challenges)
  const challenge = foundIn(challenges, campaign.challenge)
  const idea = foundIn(ideas, campaign.idea)
  acts.add(
    daysBefore(acts.now, campaign.daysAgo),
    challenge.sponsor,
    (as) =>
      enterTagged(as, {
        challengeId: acts.idOf(challenge),
        tag: campaign.tag,
        ideaIds: [acts.idOf(idea)],
      }),
    { space: challenge.space },
  )
}

/** The stages of a challenge that its sponsor saved for the next one. */
function addTemplate(acts: Acts, challenges: readonly SeedChallenge[]): void {
  const challenge = foundIn(challenges, template.challenge)
  acts.add(daysBefore(acts.now, template.daysAgo), challenge.sponsor, (as) =>
    saveStageTemplate(as, { challengeId: acts.idOf(challenge), name: template.name }),
  )
}

/** A form for people without an account, one entry that came by it and was accepted, and one that waits. */
function addSent(acts: Acts, challenges: readonly SeedChallenge[]): void {
  const challenge = foundIn(challenges, sent.challenge)
  const ref = () => ({ challengeId: acts.idOf(challenge) })
  const keyOf = async () => (await formsOfChallenges(db, [acts.idOf(challenge)]))[0]?.key ?? ''
  const { space, sponsor } = challenge
  acts.add(daysBefore(acts.now, sent.daysAgo), sponsor, (as) => openEntryForm(as, ref()), { space })
  for (const { daysAgo, acceptedDaysAgo, ...words } of sent.entries) {
    acts.addWork(daysBefore(acts.now, daysAgo), async (at) =>
      sendEntry({ db, requestId: 'demo', at }, { key: await keyOf(), ...words }),
    )
    if (acceptedDaysAgo === undefined) continue
    acts.add(
      daysBefore(acts.now, acceptedDaysAgo),
      sponsor,
      async (as) => {
        const [row] = await sentTo(db, acts.idOf(challenge), 1, null)
        return decideSent(as, { number: row?.id ?? 0, accepts: true })
      },
      { space, language: 'nl' },
    )
  }
}
