// Fields of the profile that administrators define, each with an owner; what stands in them carries when it was last confirmed.
import { feature } from '#graphql/define.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import './schema.ts'

export const profileFields = feature({
  name: 'profile-fields',
  logTopics: { 'profile-field': profileFieldsMessages.message('topic') },
  leaving: {
    'ProfileField.ownerId': {
      ends: async (tx, { personId, successorId }) => {
        await tx.rows(sql`
          update "ProfileField" set "ownerId" = ${successorId}::int where "ownerId" = ${personId}`)
      },
    },
    'ProfileValue.personId': { stays: 'what their profile says' },
    'ProfileValue.confirmedById': { stays: 'who confirmed it' },
  },
})
