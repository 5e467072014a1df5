// What somebody who is not signed in may know: how to sign in. And the viewer's own settings.
import { env } from '#env.ts'
import { builder, signedIn } from '#graphql/builder.ts'
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { clockTimeOf } from '#graphql/time.ts'
import { sql } from '#prisma/sql.ts'
import { companyOf } from './company.ts'
import { type SessionRow, sessionName, sessionsOf } from './queries.ts'
import { endOneSession, endOtherSessions } from './service.ts'

type CastRow = {
  id: number
  name: string
  email: string
  title: string
  unit: string
  site: string
  castLine: string
  pictureId: string | null
}

const CastMember = builder.objectRef<CastRow>('CastMember').implement({
  description: 'One of the demo’s people, whom a visitor may be.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    name: t.exposeString('name'),
    email: t.exposeString('email'),
    title: t.exposeString('title'),
    unit: t.exposeString('unit'),
    site: t.exposeString('site'),
    line: t.exposeString('castLine', { description: 'What this person can show you.' }),
    pictureUrl: t.string({
      nullable: true,
      resolve: ({ pictureId }) => (pictureId ? `/files/${pictureId}` : null),
    }),
  }),
})

export const Entrance = builder.objectRef<object>('Entrance').implement({
  description: 'How to come in; the only thing anyone may ask without signing in.',
  fields: (t) => ({
    isDemo: t.boolean({
      description: 'True: an invented company; anyone may be anyone of the cast.',
      resolve: () => env.ATRIUM_DEMO,
    }),
    company: t.string({
      description: 'The company’s name.',
      resolve: async (_, __, context) => (await companyOf(context.db)).name,
    }),
    cast: t.field({
      type: [CastMember],
      description: 'The demo’s people, at most 20; empty outside the demo.',
      resolve: (_, __, context) =>
        env.ATRIUM_DEMO
          ? context.db.rows<CastRow>(sql`
              select id, name, email, title, unit, site, "castLine", "pictureId" from "Person"
              where "castLine" is not null order by id limit 20`)
          : [],
    }),
  }),
})

export const HomeList = builder.enumType('HomeList', {
  description:
    'Lists of Home. FOR_YOU: chosen by what the viewer follows and with whom they write. FOLLOWING. LATEST.',
  values: ['FOR_YOU', 'FOLLOWING', 'LATEST'] as const,
})

const Settings = builder.objectRef<Viewer>('Settings').implement({
  description: 'How Atrium behaves for the viewer.',
  fields: (t) => ({
    theme: t.exposeString('theme', { description: 'SYSTEM, LIGHT or DARK.' }),
    language: t.exposeString('language', { description: 'What they write in, ISO 639-1.' }),
    interfaceLanguage: t.exposeString('interfaceLanguage', {
      nullable: true,
      description: 'Of pages, notifications and emails; null: as the browser asks for.',
    }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name.' }),
    shortcutsDisabled: t.exposeBoolean('shortcutsDisabled', {
      description: 'Single-key shortcuts are off.',
    }),
    focusDays: t.exposeIntList('focusDays', {
      description: 'Days of the week with focus hours, 1 is Monday; none: there are none.',
    }),
    focusFrom: t.string({
      description: 'When focus hours begin, “09:00”, in the time zone of the settings.',
      resolve: ({ focusFrom }) => clockTimeOf(focusFrom),
    }),
    focusTo: t.string({
      description: 'When they end.',
      resolve: ({ focusTo }) => clockTimeOf(focusTo),
    }),
    homeList: t.expose('homeList', {
      type: HomeList,
      description: 'The list that Home shows.',
    }),
    isPersonalised: t.exposeBoolean('isPersonalised', {
      description: 'May Home choose posts for them? Without it there is no list FOR_YOU.',
    }),
    owesUsagePolicy: t.exposeBoolean('owesUsagePolicy', {
      description: 'The viewer has to accept the usage policy before they post.',
    }),
    isAdmin: t.boolean({
      description: 'May the viewer open the pages for administrators? Auditors may, too.',
      resolve: (viewer) => may(viewer, 'READ_ADMINISTRATION'),
    }),
    canAdminister: t.boolean({
      description: 'May the viewer change what these pages show?',
      resolve: (viewer) => may(viewer, 'CHANGE_ADMINISTRATION'),
    }),
    emailFrequency: t.string({
      description: 'AT_ONCE, DAILY, WEEKLY or NEVER.',
      resolve: async (viewer, _, context) =>
        (
          await context.db.first<{ emailFrequency: string }>(
            sql`select "emailFrequency" from "Person" where id = ${viewer.id}`,
          )
        )?.emailFrequency ?? 'DAILY',
    }),
  }),
})

const Session = builder.objectRef<SessionRow>('Session').implement({
  description: 'A browser that somebody is signed in with.',
  fields: (t) => ({
    name: t.string({
      description: 'What `endSession` takes; it changes when the session gets a new id.',
      resolve: ({ idHash }) => sessionName(idHash),
    }),
    lastSeenAt: t.expose('seenAt', {
      type: 'DateTime',
      description: 'When it was last used, to five minutes.',
    }),
    userAgent: t.exposeString('userAgent', { description: 'What the browser says it is.' }),
    since: t.expose('createdAt', { type: 'DateTime', description: 'When they signed in.' }),
    until: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends in any case.' }),
    isCurrent: t.exposeBoolean('isCurrent', { description: 'The one that asks.' }),
  }),
})

builder.queryFields((t) => ({
  sessions: t.field({
    type: [Session],
    description: 'Where the viewer is signed in, the one that asks first, at most 50.',
    resolve: (_, __, context) => sessionsOf(signedIn(context).viewer),
  }),
  entrance: t.field({
    type: Entrance,
    skipTypeScopes: true,
    description: 'How to come in.',
    resolve: () => ({}),
  }),
  settings: t.field({
    type: Settings,
    description: 'The viewer’s settings.',
    resolve: (_, __, context) => signedIn(context).viewer,
  }),
}))

builder.mutationFields((t) => ({
  endSession: t.boolean({
    description:
      'Signs the viewer out in one place. False: it had ended already, or is no session of theirs.',
    args: { name: t.arg.string({ required: true, description: '`Session.name`.' }) },
    resolve: (_, { name }, context) => endOneSession(signedIn(context), name),
  }),
  endOtherSessions: t.int({
    description: 'Signs the viewer out everywhere but here, and gives how many sessions ended.',
    resolve: (_, __, context) => endOtherSessions(signedIn(context)),
  }),
}))
