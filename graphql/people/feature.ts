// People: who is who. The directory and the experts come later; profiles and settings stand here.

import { feature, namesOf } from '#graphql/define.ts'
import { peopleByIds } from './queries.ts'
import './events.ts'
import { Person } from './schema.ts'
import { personConfirms, personDocuments, personIds } from './search.ts'

export const people = feature({
  name: 'people',
  logTopics: { person: 'People' },
  named: {
    person: {
      ids: ['personId', 'ownerId'],
      find: async (db, _, ids) =>
        namesOf(await peopleByIds(db, ids), ({ id, name }) => ({
          text: name,
          path: `/admin/people?who=all&person=${id}`,
        })),
      hidden: 'somebody',
    },
  },
  searchable: {
    person: {
      noun: { one: 'person', other: 'people' },
      type: Person,
      documents: personDocuments,
      ids: personIds,
      confirms: personConfirms,
    },
  },
})
