import { event } from '#graphql/define.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'

const { tagged: log } = profileFieldsMessages

export const fieldSaved = event(
  'profile-field.saved',
  (_: { fieldId: number }) => ({ rooms: [], notifies: null }),
  log('event.saved'),
)
export const fieldRemoved = event(
  'profile-field.removed',
  (_: { fieldId: number }) => ({ rooms: [], notifies: null }),
  log('event.removed'),
)
export const valueSet = event(
  'profile-field.value-set',
  (e: { fieldId: number; personId: number }) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    notifies: null,
  }),
  log('event.value'),
)
