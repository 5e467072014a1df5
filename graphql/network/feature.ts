// With whom people work, how they are connected, who introduces them, and teams that are proposed.
import { feature } from '#graphql/define.ts'
import { networkMessages } from '#messages/network.ts'
import './introduction-schema.ts'
import { endConnecting, endIntroductions } from './introductions.ts'
import './schema.ts'

export const network = feature({
  name: 'network',
  logTopics: { network: networkMessages.message('event.topic') },
  leaving: {
    'Connector.personId': { ends: endConnecting },
    'Introduction.askerId': { ends: endIntroductions },
    'Introduction.connectorId': { ends: endIntroductions },
    'Introduction.personId': { ends: endIntroductions },
  },
})
