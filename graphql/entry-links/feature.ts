// Entry links: entries of a challenge that build on each other.
import { feature } from '#graphql/define.ts'
import { entryLinksMessages } from '#messages/entry-links.ts'
import './schema.ts'

const say = entryLinksMessages.message

export const entryLinks = feature({
  name: 'entry-links',
  logTopics: { 'entry-link': say('event.topic') },
})
