// Entry cases: what entries would cost and bring.
import { feature } from '#graphql/define.ts'
import { entryCasesMessages } from '#messages/entry-cases.ts'
import './schema.ts'

export const entryCases = feature({
  name: 'entry-cases',
  logTopics: { 'entry-case': entryCasesMessages.message('event.topic') },
})
