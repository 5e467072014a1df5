// People: who is who. The directory and the experts come later; profiles and settings stand here.

import { feature, type Named, namesOf } from '#graphql/define.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { peopleByIds } from './queries.ts'
import './events.ts'
import './leavers-schema.ts'
import './role-schema.ts'
import './skill-schema.ts'
import { eventsMessages } from '#messages/events.ts'
import { endAllRoles, endRolesInTime } from './role-grants.ts'
import { Person } from './schema.ts'
import { personConfirms, personDocuments, personIds } from './search.ts'

const log = eventsMessages.message

const say = kindsMessages.message

const person = (ids: readonly string[]): Named => ({
  ids,
  find: async (db, _, wanted) =>
    namesOf(await peopleByIds(db, wanted), ({ id, name }) => ({
      text: name,
      path: `/admin/people?who=all&person=${id}`,
    })),
  hidden: log('hidden.person'),
})

export const people = feature({
  name: 'people',
  jobs: [{ name: 'end-roles', cron: '* * * * *', run: endRolesInTime }],
  leaving: {
    'RoleGrant.personId': { ends: endAllRoles },
    'RoleGrant.grantedById': { stays: 'who gave a role' },
    'RoleGrant.endedById': { stays: 'who ended a role' },
    'Person.managerId': {
      stays:
        'whom somebody reports to comes from the company’s directory; managers who have left are passed over',
    },
  },
  logTopics: { person: log('topic.person') },
  named: {
    person: person(['personId', 'ownerId']),
    manager: person(['managerId']),
    successor: person(['successorId']),
  },
  searchable: {
    person: {
      noun: { one: say('person.one'), other: say('person.other') },
      type: Person,
      documents: personDocuments,
      ids: personIds,
      confirms: personConfirms,
      places: { body: 'PROFILE', extra: 'PROFILE' },
    },
  },
})
