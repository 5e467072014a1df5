// API tokens of people, and accounts of programs.
import { feature } from '#graphql/define.ts'
import { tokensMessages } from '#messages/tokens.ts'
import './events.ts'
import './limits-schema.ts'
import { endMadeTokens, madeTokens } from './leaving.ts'
import './schema.ts'
import './access-schema.ts'

export const tokens = feature({
  name: 'tokens',
  logTopics: { service: tokensMessages.message('topic.service') },
  leaving: {
    'ApiToken.createdById': {
      label: (count) => tokensMessages.message('ended', { count }),
      list: madeTokens,
      ends: endMadeTokens,
    },
    'ServiceAccount.personId': { stays: 'that it was a program' },
    'ServiceAccount.createdById': { stays: 'who made it; every administrator looks after it' },
  },
})
