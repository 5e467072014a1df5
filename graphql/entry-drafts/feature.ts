// Entry drafts: what is being written for a challenge, shared with one other person.
import { feature } from '#graphql/define.ts'
import { entryDraftsMessages } from '#messages/entry-drafts.ts'
import { endHelp } from './leaving.ts'
import './schema.ts'

const say = entryDraftsMessages.message

export const entryDrafts = feature({
  name: 'entry-drafts',
  logTopics: { 'entry-draft': say('event.topic') },
  leaving: {
    'DraftHelper.helperId': { ends: endHelp },
    'DraftHelper.personId': { stays: 'ends with the draft, which its writer may come back to' },
  },
})
