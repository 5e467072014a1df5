// What happens to aliases. Those of a space are not named in the log: not every administrator reads the space.
import { event } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'

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
