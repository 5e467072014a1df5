// What happens to aliases. Those of a space are not named in the log: not every administrator reads the space.
import { event, type Notice } from '#graphql/define.ts'
import { administrators } from '#graphql/people/queries.ts'
import { eventsMessages } from '#messages/events.ts'
import type { Db } from '#prisma/client.ts'
import { missedWords } from './missed-words.ts'
import { SEARCHES_WITHOUT_RESULT } from './notifications.ts'

const say = eventsMessages.tagged

type Alias = { aliasId: number; spaceId: number | null; name: string | null; other: string | null }
const detail = ({ name, other }: Alias) =>
  name && other ? eventsMessages.message('aliasNames', { name, other }) : () => ''

export const aliasAdded = event('alias.added', (_: Alias) => ({ rooms: [], notifies: null }), {
  says: ({ spaceId }) => say(spaceId ? 'alias.added.space' : 'alias.added'),
  detail,
})
export const aliasRemoved = event('alias.removed', (_: Alias) => ({ rooms: [], notifies: null }), {
  says: ({ spaceId }) => say(spaceId ? 'alias.removed.space' : 'alias.removed'),
  detail,
})

/** Those who can do something about it: a name for what is there, or a question. The words are in the notice alone, and are forgotten with it. */
async function toAdministrators(db: Db, week: string): Promise<Notice[]> {
  const words = await missedWords(db, week)
  if (words.length === 0) return []
  const notice = {
    kind: SEARCHES_WITHOUT_RESULT,
    group: `searches-without-result:${week}`,
    outcome: words.map((one) => `“${one}”`).join(', '),
  }
  return (await administrators(db)).map((personId) => ({ personId, ...notice }))
}
/** Several people searched for something in the week that ends with this day, and did not find it. */
export const searchesMissed = event(
  'alias.searches-missed',
  (e: { week: string }) => ({ rooms: [], notifies: (db) => toAdministrators(db, e.week) }),
  say('alias.searches-missed'),
)
