// People: who is who. The directory and the experts come later; profiles and settings stand here.
import { feature } from '#graphql/define.ts'
import './events.ts'
import { Person } from './schema.ts'
import { personConfirms, personDocuments, personIds } from './search.ts'

export const people = feature({
  name: 'people',
  searchable: {
    person: {
      type: Person,
      documents: personDocuments,
      ids: personIds,
      confirms: personConfirms,
    },
  },
})
