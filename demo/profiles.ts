// What people of the demo say on their cards, through the service: skills, phone, chat, languages, and who is away.
import { editProfile } from '#graphql/people/profile.ts'
import type { Acts } from './acts.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import type { SeedPerson } from './company/shape.ts'
import { ACCOUNTS } from './people.ts'

/** The prefix of each site; its numbers are nobody's. */
const PHONES: Record<SeedPerson['site'], string> = {
  Ghent: '+32 9 555 01',
  Utrecht: '+31 30 555 01',
  Porto: '+351 22 555 01',
  Gdańsk: '+48 58 555 01',
}
const SITE_LANGUAGES: Record<SeedPerson['site'], readonly string[]> = {
  Ghent: ['nl', 'fr'],
  Utrecht: ['nl', 'de'],
  Porto: ['pt', 'es'],
  Gdańsk: ['pl', 'de'],
}
/** Each of so many people is away now. */
const AWAY_EVERY = 17

/** Days like 2026-03-14, so many after a moment. */
const dayAfter = (now: Date, days: number): string =>
  daysBefore(now, -days).toISOString().slice(0, 10)

/** The card of everybody, filled in on their first day; some say since that they are away. */
export function addProfiles(acts: Acts): void {
  acts.people.all.forEach((person, nth) => {
    const card = cardOf(person, nth)
    // Accounts are made one after the other; a card is filled in soon after.
    acts.add(daysBefore(acts.now, ACCOUNTS - nth / 10 - 0.05), person.key, (as) =>
      editProfile(as, card),
    )
    if (nth % AWAY_EVERY === AWAY_EVERY - 1 && !person.deactivated && !person.cast)
      acts.add(daysBefore(acts.now, 2.5), person.key, (as) =>
        editProfile(as, { ...card, awayUntil: dayAfter(acts.now, 6 + (nth % 5)) }),
      )
  })
}

function cardOf(person: SeedPerson, nth: number) {
  const chance = chanceFrom(`card of ${person.key}`)
  const spoken = [
    person.language,
    'en',
    ...SITE_LANGUAGES[person.site].filter(() => chance.between(0, 1) < 0.5),
  ]
  return {
    title: person.title,
    about: person.about,
    skills: person.skills,
    phone: `${PHONES[person.site]} ${String(10 + nth).padStart(2, '0')}`,
    chatUrl: `https://chat.hollin.example/${person.key}`,
    spokenLanguages: [...new Set(spoken)],
  }
}
