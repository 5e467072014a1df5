// People: who is who. The directory and the experts come later; profiles and settings stand here.
import { feature } from '#graphql/define.ts'
import './events.ts'
import './schema.ts'
import { personDocuments, personIds } from './search.ts'

export const people = feature({
  name: 'people',
  searchable: { person: { documents: personDocuments, ids: personIds } },
})
