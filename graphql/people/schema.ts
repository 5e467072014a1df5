// Person: known to everyone signed in. What somebody keeps to themselves is null for others.

import { builder, orNotFound, signedIn } from '#graphql/builder.ts'
import { Invalid } from '#graphql/errors.ts'
import { cutText } from '#graphql/graphemes.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { may } from '#graphql/roles.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { knownPeople } from './cards.ts'
import { canDeactivate, canEditPerson, canSetManager, canSetRole } from './policy.ts'
import { hasNoMail } from './provision.ts'
import { listPeople, type PersonRow, peopleNamed, unitsInUse } from './queries.ts'
import { setRole } from './role-grants.ts'
import { changeSettings, setManager } from './service.ts'

const say = refusalMessages.message

export const Role = builder.enumType('Role', {
  values: ['MEMBER', 'ADMIN'] as const,
  description: 'What somebody is in the whole company.',
})

export const PersonRights = builder.objectRef<PersonRow>('PersonRights').implement({
  description: 'What the viewer may do with somebody; buttons are drawn from it.',
  fields: (t) => ({
    deactivate: t.boolean({
      description: 'End or restore their access.',
      resolve: (person, _, context) => canDeactivate(signedIn(context).viewer, person.id),
    }),
    setRole: t.boolean({
      description: 'Make them an administrator, or a member again.',
      resolve: (_, __, context) => canSetRole(signedIn(context).viewer),
    }),
    edit: t.boolean({
      description: 'Change their name, title, unit, site and manager.',
      resolve: (_, __, context) => canEditPerson(signedIn(context).viewer),
    }),
    setManager: t.boolean({
      description: 'Say whom they report to.',
      resolve: (_, __, context) => canSetManager(signedIn(context).viewer),
    }),
  }),
})
const WhichPeople = builder.enumType('WhichPeople', {
  description: 'ACTIVE: those who can sign in. LEFT: those who no longer can.',
  values: ['ACTIVE', 'LEFT', 'ALL'] as const,
})

export const Person = builder.loadableNodeRef<PersonRow, number>('Person', {
  id: { resolve: (person) => person.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await knownPeople(context.db, signedIn(context).viewer, ids)),
})
Person.implement({
  description: 'Somebody of the company. Leavers stay known, with their posts.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'The id as it stands in addresses: /people/NUMBER.' }),
    name: t.exposeString('name', { description: 'Full name as people write it.' }),
    email: t.string({
      description: 'Work address, lower case; empty: they have none.',
      resolve: ({ email }) => (hasNoMail(email) ? '' : email),
    }),
    title: t.exposeString('title', { description: 'What they do, in a few words.' }),
    unit: t.exposeString('unit', { description: 'Department.' }),
    site: t.exposeString('site', { description: 'Where they work.' }),
    about: t.exposeString('about', { description: 'What they say about themselves.' }),
    skills: t.exposeStringList('skills', {
      description: 'Names of what they say they know, in their order.',
    }),
    phone: t.exposeString('phone', { description: 'A number at work; empty: none is told.' }),
    chatUrl: t.exposeString('chatUrl', {
      description: 'Where they can be written to in the company’s chat; empty: nowhere.',
    }),
    spokenLanguages: t.exposeStringList('spokenLanguages', {
      description: 'ISO 639-1, the best first.',
    }),
    awayUntil: t.exposeString('awayUntil', {
      nullable: true,
      description:
        'The last day on which they are away, YYYY-MM-DD; null: they have not said that they are.',
    }),
    language: t.exposeString('language', { description: 'ISO 639-1.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name.' }),
    pictureUrl: t.string({
      nullable: true,
      description: 'Address of the picture; null: show the initials.',
      resolve: (person) => (person.pictureId ? `/files/${person.pictureId}` : null),
    }),
    profileVersion: t.exposeInt('profileVersion', {
      description: 'Of what the profile says. Give it back when editing.',
    }),
    role: t.field({
      type: Role,
      description: 'Administrators manage the structure, not the content of spaces.',
      resolve: (person) => person.role,
    }),
    hasLeft: t.boolean({
      description: 'True for somebody who left the company.',
      resolve: (person) => person.deactivatedAt !== null,
    }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'Since when they are here.',
      resolve: (person) => person.createdAt,
    }),
    viewerCan: t.field({
      type: PersonRights,
      description: 'What the viewer may do.',
      resolve: (person) => person,
    }),
    isViewer: t.boolean({
      description: 'True for who asks.',
      resolve: (person, _, context) => person.id === context.viewer?.id,
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  manager: t.field({
    type: Person,
    nullable: true,
    description: 'Whom they report to; null: nobody, or it is not known.',
    resolve: (person) => person.managerId,
  }),
}))

builder.queryFields((t) => ({
  viewer: t.field({
    type: Person,
    description: 'Who asks.',
    resolve: (_, __, context) => signedIn(context).viewer.id,
  }),
  person: t.field({
    type: Person,
    nullable: true,
    description: 'Somebody by id (global, or the number of the address).',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (
        await knownPeople(context.db, signedIn(context).viewer, [numberOf(id, 'Person', 'id')])
      )[0] ?? null,
  }),
  peopleByNumber: t.field({
    type: [Person],
    description:
      'These people, at most 50, in their order; without those whom the viewer does not know.',
    args: {
      numbers: t.arg.idList({ required: true, description: '`Person.number`.' }),
    },
    complexity: { field: 1, multiplier: 50 },
    resolve: async (_, { numbers }, context) => {
      if (numbers.length > 50) throw new Invalid({ numbers: [say('most', { max: 50 })] })
      const ids = numbers.map((id) => numberOf(id, 'Person', 'numbers'))
      const rows = await knownPeople(context.db, signedIn(context).viewer, ids)
      return rows.filter((row) => row !== null)
    },
  }),
  people: t.connection({
    type: Person,
    description: 'People by name.',
    args: {
      query: t.arg.string({ description: 'How a word of the name, or the address, begins.' }),
      skills: t.arg.stringList({ description: 'All of these, at most 10.' }),
      unit: t.arg.string(),
      who: t.arg({ type: WhichPeople, description: 'ACTIVE without.' }),
    },
    resolve: async (_, { first, after, query, skills, unit, who }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'text', 'int')
      if ((skills?.length ?? 0) > 10) throw new Invalid({ skills: [say('most', { max: 10 })] })
      const filter = {
        query: cutText(query ?? '', 80) || null,
        unit: unit || null,
        skills: skills ?? [],
        who: who ?? 'ACTIVE',
      } as const
      const rows = await listPeople(context.db, signedIn(context).viewer, filter, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
    },
  }),
  units: t.stringList({
    description: 'Units that people work in, by name, at most 100.',
    resolve: (_, __, context) =>
      may(signedIn(context).viewer, 'READ_COMPANY') ? unitsInUse(context.db) : [],
  }),
  peopleNamed: t.field({
    type: [Person],
    description:
      'Active people a word of whose name begins so: for @ and choosers. With `space` only those who can read it.',
    args: {
      query: t.arg.string({ required: true }),
      spaceNumber: t.arg.int(),
      first: t.arg.int({ description: 'At most 20; 8 without.' }),
    },
    resolve: (_, { query, spaceNumber, first }, context) => {
      const known = spaceNumber == null || signedIn(context).viewer.spaceIds.includes(spaceNumber)
      return known
        ? peopleNamed(
            context.db,
            signedIn(context).viewer,
            cutText(query, 60),
            spaceNumber ?? null,
            rowsWanted(first ?? 8, 20),
          )
        : []
    },
  }),
}))

const SettingsInput = builder.inputType('SettingsInput', {
  description: 'How Atrium behaves for somebody.',
  fields: (t) => ({
    theme: t.string({ description: 'SYSTEM, LIGHT or DARK.' }),
    language: t.string({ description: 'What they write in, ISO 639-1.' }),
    interfaceLanguage: t.string({
      description:
        'Of pages, notifications and emails: en, nl or de. Empty: as the browser asks for.',
    }),
    timeZone: t.string({ description: 'IANA name.' }),
    emailFrequency: t.string({ description: 'AT_ONCE, DAILY, WEEKLY or NEVER.' }),
    shortcutsDisabled: t.boolean({ description: 'True: single-key shortcuts are off.' }),
    focusDays: t.intList({
      description: 'Days of the week with focus hours, 1 is Monday; none: no focus hours.',
    }),
    focusFrom: t.string({ description: 'When they begin, “09:00”, in their time zone.' }),
    focusTo: t.string({ description: 'When they end, on the same day, at most 11 hours later.' }),
    homeList: t.string({
      description: 'The list that Home shows: FOR_YOU, FOLLOWING or LATEST.',
    }),
    isPersonalised: t.boolean({
      description: 'False: Home chooses nothing for them, and has no list FOR_YOU.',
    }),
  }),
})

builder.mutationFields((t) => ({
  changeSettings: t.field({
    type: Person,
    description: "Changes the viewer's own settings; fields left out stay.",
    args: { input: t.arg({ type: SettingsInput, required: true }) },
    resolve: async (_, { input }, context) => (await changeSettings(signedIn(context), input)).id,
  }),
  setManager: t.field({
    type: Person,
    description: 'Says whom somebody reports to; null: nobody. For administrators.',
    args: { personId: t.arg.id({ required: true }), managerId: t.arg.id() },
    resolve: async (_, { personId, managerId }, context) =>
      (
        await setManager(signedIn(context), {
          personId: numberOf(personId, 'Person', 'personId'),
          managerId: managerId == null ? null : numberOf(managerId, 'Person', 'managerId'),
        })
      ).id,
  }),
  setRole: t.field({
    type: Person,
    description:
      'Makes somebody an administrator, or a member again. For administrators; the last one stays.',
    args: { personId: t.arg.id({ required: true }), role: t.arg({ type: Role, required: true }) },
    resolve: async (_, { personId, role }, context) =>
      (
        await setRole(signedIn(context), {
          personId: numberOf(personId, 'Person', 'personId'),
          role,
        })
      ).id,
  }),
}))
