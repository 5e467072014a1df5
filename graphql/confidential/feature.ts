// Confidential texts: what looks like one is said while it is written, and asked about before it is stored.
import { feature } from '#graphql/define.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import './events.ts'
import './schema.ts'

export const confidential = feature({
  name: 'confidential',
  logTopics: { confidential: confidentialMessages.message('topic') },
  leaving: {
    'WatchedWord.addedById': { stays: 'who listed a word' },
    'ConfirmedText.personId': { stays: 'who said why a text has to stand there' },
  },
})
