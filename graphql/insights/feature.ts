// Insights: what customers say, quoted and counted by people, and what came of it.
import { alsoErases } from '#graphql/customers/erase.ts'
import { feature } from '#graphql/define.ts'
import { insightsMessages } from '#messages/insights.ts'
import { sql } from '#prisma/sql.ts'
import { jobs, queueTones } from './jobs.ts'
import { handOverInsights, handOverThemes, ownedInsights, ownedThemes } from './leaving.ts'
import './calendar-schema.ts'
import './customer-schema.ts'
import './figure-schema.ts'
import './mutation-schema.ts'
import './root-schema.ts'

const say = insightsMessages.message

// What was quoted of an erased thread goes; its hash and its place in a theme stay.
alsoErases(async (tx, threadId) => {
  await tx.rows(
    sql`update "Insight" set verbatim = '', note = '', version = version + 1 where "threadId" = ${threadId}`,
  )
  await tx.rows(sql`
    update "MessageTone" set causes = '[]' where "messageId" in (select id from "CustomerMessage" where "threadId" = ${threadId})`)
})

export const insights = feature({
  name: 'insights',
  logTopics: {
    insight: say('event.topic.insight'),
    theme: say('event.topic.theme'),
    'customer-tone': say('event.topic.tone'),
    'customer-aspect': say('event.topic.aspect'),
    'customer-account': say('event.topic.account'),
    'company-event': say('event.topic.calendar'),
  },
  leaving: {
    'Insight.ownerId': {
      label: (count) => say('event.leaving.insights', { count }),
      list: ownedInsights,
      handOver: handOverInsights,
    },
    'Insight.byId': { stays: 'who captured it' },
    'InsightTheme.ownerId': {
      label: (count) => say('event.leaving.themes', { count }),
      list: ownedThemes,
      handOver: handOverThemes,
    },
    'CompanyEvent.byId': { stays: 'who added it' },
    'InsightTheme.byId': { stays: 'who named it' },
    'InsightTheme.mergedById': { stays: 'who merged it' },
    'ThemeLink.byId': { stays: 'who linked it' },
    'MessageTone.correctedById': { stays: 'who corrected it' },
  },
  counts: {
    'customer.thread-opened': async (tx) => queueTones(tx),
    'customer.imported': async (tx) => queueTones(tx),
    'customer.message-received': async (tx) => queueTones(tx),
  },
  jobs,
})
