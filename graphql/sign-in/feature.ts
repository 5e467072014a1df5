// Ways to sign in: sign-on services, links by mail, passkeys, the administrator's password, badges.
import { feature } from '#graphql/define.ts'
import { badgesMessages } from '#messages/badges.ts'
import { emergencyMessages } from '#messages/emergency.ts'
import { eventsMessages } from '#messages/events.ts'
import { signInSettingsMessages } from '#messages/sign-in-settings.ts'
import { sql } from '#prisma/sql.ts'
import './badge-schema.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './passkey-schema.ts'
import './password-schema.ts'
import './schema.ts'

export const signIn = feature({
  name: 'sign-in',
  logTopics: {
    'sign-on': eventsMessages.message('topic.sign-on'),
    password: emergencyMessages.message('topic.password'),
    badge: badgesMessages.message('topic.badge'),
    passkey: signInSettingsMessages.message('topic.passkey'),
  },
  leaving: {
    'SignInLink.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "SignInLink" where "personId" = ${personId}`)
      },
    },
    'AdministratorPassword.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "AdministratorPassword" where "personId" = ${personId}`)
      },
    },
    'Passkey.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "Passkey" where "personId" = ${personId}`)
      },
    },
    'Badge.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "Badge" where "personId" = ${personId}`)
      },
    },
    'PasskeyChallenge.personId': { stays: 'is swept away within a day' },
    'SignInAttempt.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "SignInAttempt" where "personId" = ${personId}`)
      },
    },
    'SignOnRequest.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "SignOnRequest" where "personId" = ${personId}`)
      },
    },
  },
  jobs,
})
