// What can happen to insights and themes. Payloads hold ids alone; only those whose role reads threads ever see what they name.
import { type Consequences, event } from '#graphql/define.ts'
import { insightsMessages } from '#messages/insights.ts'
import { spikeNotices } from './alerts.ts'

const say = insightsMessages.tagged

type On = { postId: number; insightId: number }
const here = ({ postId }: On): Consequences => ({ rooms: [`post:${postId}`], notifies: null })
export const insightCaptured = event('insight.captured', (e: On) => here(e), say('event.captured'))
export const insightEdited = event('insight.edited', (e: On) => here(e), say('event.edited'))

type Theme = { themeId: number }
const pages = (): Consequences => ({ rooms: ['company:0'], notifies: null })
export const themeNamed = event('theme.named', (_: Theme) => pages(), say('event.named'))
export const themeMerged = event(
  'theme.merged',
  (_: Theme & { intoId: number }) => pages(),
  say('event.merged'),
)
export const themeUnmerged = event('theme.unmerged', (_: Theme) => pages(), say('event.unmerged'))
export const themeSplit = event(
  'theme.split',
  (_: Theme & { fromId: number }) => pages(),
  say('event.split'),
)

type Linked = Theme & { postId: number }
const both = ({ postId }: Linked): Consequences => ({
  rooms: [`post:${postId}`, 'company:0'],
  notifies: null,
})
export const themeLinked = event('theme.linked', (e: Linked) => both(e), say('event.linked'))
export const themeUnlinked = event('theme.unlinked', (e: Linked) => both(e), say('event.unlinked'))
export const followUpDrafted = event(
  'theme.told-drafted',
  (e: Theme & { postId: number }) => ({ rooms: [`post:${e.postId}`], notifies: null }),
  say('event.told'),
)
export const toneCorrected = event(
  'customer-tone.corrected',
  (e: { postId: number; messageId: number }) => ({ rooms: [`post:${e.postId}`], notifies: null }),
  say('event.tone'),
)
export const aspectHidden = event(
  'customer-aspect.hidden',
  (_: { aspectId: number }) => pages(),
  say('event.aspect'),
)
export const accountSet = event(
  'customer-account.set',
  (_: { customerId: number }) => pages(),
  say('event.account'),
)
export const insightDeleted = event('insight.deleted', (e: On) => here(e), say('event.deleted'))
export const themeOwned = event(
  'theme.owned',
  (_: Theme & { ownerId: number | null }) => pages(),
  say('event.owned'),
)
/** More people than usual said it this week: its owner is told, with what may have caused it. */
export const themeSpiked = event(
  'theme.spiked',
  (e: Theme): Consequences => ({
    rooms: ['company:0'],
    notifies: (db) => spikeNotices(db, e.themeId),
  }),
  say('event.spiked'),
)

type Entry = { companyEventId: number }
export const companyEventAdded = event(
  'company-event.added',
  (_: Entry) => pages(),
  say('event.calendar.added'),
)
export const companyEventEdited = event(
  'company-event.edited',
  (_: Entry) => pages(),
  say('event.calendar.edited'),
)
export const companyEventDeleted = event(
  'company-event.deleted',
  (_: Entry) => pages(),
  say('event.calendar.deleted'),
)
