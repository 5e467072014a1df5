// Of two who edit the same thing, the second is told; nothing is overwritten unseen.
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { schema } from './schema.ts'
import { type Asker, asker } from './testing.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

/** Mutations that change something people wrote or set, and do not say the version: why nothing can get lost by them. */
const WITHOUT_VERSION: Record<string, string> = {
  changeSettings: 'each setting is sent alone, and what is left out stays',
  setNotificationPreference: 'one switch',
  setActive: 'one switch',
  setManager: 'one name, chosen from a list',
  setRole: 'one of two roles',
  setSpaceRole: 'one of two roles',
  setPicture: 'the new picture is what was meant, whatever was there',
  changeIdeaStatus: 'a step, which the log keeps with the one before',
  describeFile: 'one sentence, by its owner alone',
  saveScorecard: 'a draft of one person alone, and submitted once',
  setCriteria: 'the whole list, before anybody has scored by it',
  renameSkill: 'the log of changes has the name before, and takes it back',
  saveCustomerTie: 'one line of one person, by them alone',
  saveCustomerView: 'makes a new one each time',
  savePeopleFilter: 'makes one of a new name',
  correctTone: 'one of a list, with the name of who said it',
  renamePasskey: 'one short name, by its owner alone',
  setAdministratorPassword: 'the new password is what was meant, and the old one is never shown',
  setCustomerAccount: 'the account is chosen by its name, and its value stays when it is left out',
  setConnector: 'one switch, by the person alone',
  setValueOwner: 'one name, chosen from a list',
  setThemeOwner: 'one name, chosen from a list',
  setNewcomerDays: 'one number, after what it would do was shown',
  setQuietDays: 'one number, after what it would do was shown',
  saveProfileField: 'a few short words, by administrators alone; what people have in it stays',
  setProfileValue: 'one line, with when it was last confirmed',
  setRewardBudget: 'two numbers, which the server never lets fall below what was given',
  setRewardSettings: 'switches of administrators, which are meant as they are sent',
  setChallengeGoal: 'one goal, chosen from a list, and the log keeps the one before',
  setWeeklyCap: 'one number, by the person alone',
  editProcess: 'one name and its owner, both sent and both in the log',
  saveStageTemplate: 'the stages of a challenge under a name, by the person alone',
  setStageGate: 'four numbers of one stage, all shown in the form and sent together',
  setEntryCase: 'two numbers and where they come from, all shown in the form and sent together',
  saveSignInProvider: 'the settings of a service, which is off again until they were tried',
}

test('every mutation that edits says which version it was made from', () => {
  const takesVersion = (name: string): boolean => {
    const field = schema.getMutationType()?.getFields()[name]
    return (field?.args ?? []).some(({ name: argument, type }) => {
      const named = schema.getType(String(type).replaceAll(/[[\]!]/g, ''))
      return (
        /^(version|baseVersion)$/.test(argument) ||
        (named && 'getFields' in named && 'version' in named.getFields())
      )
    })
  }
  const edits = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) =>
    /^(edit|change|save|set|describe|correct|rename|update)[A-Z]/.test(name),
  )
  const without = edits.filter((name) => !takesVersion(name))
  expect(
    without.sort(),
    'give the edit an argument `version` and call mustBeVersion or lockVersion (versions.ts), send it from the page with <EditConflict>; or say here why nothing can be lost',
  ).toEqual(Object.keys(WITHOUT_VERSION).sort())
})

type Kind = {
  who: () => Asker
  edit: string
  id: () => Promise<number> | number
  now: Record<string, string>
}
const kinds: Record<string, Kind> = {
  'a comment': {
    who: () => ann,
    id: async () => {
      const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben })
      return (await makeComment(db, { postId: idea.id, authorId: cast.ann, body: 'before' })).id
    },
    edit: `mutation ($id: ID!, $text: String!, $version: Int) {
      it: editComment(commentId: $id, body: $text, version: $version) { version body } }`,
    now: { body: 'first' },
  },
  'a board': {
    who: () => cleo,
    id: () => cast.field.boardId,
    edit: `mutation ($id: ID!, $text: String!, $version: Int) {
      it: editBoard(boardId: $id, input: { name: $text, version: $version }) { version name } }`,
    now: { name: 'first', owner: 'Cleo Costa', delegates: '' },
  },
  'a space': {
    who: () => cleo,
    id: () => cast.field.spaceId,
    edit: `mutation ($id: ID!, $text: String!, $version: Int) {
      it: editSpace(spaceId: $id, input: { name: $text, about: "", kind: OPEN }, version: $version) { version name } }`,
    now: { name: 'first' },
  },
  'a profile': {
    who: () => ann,
    id: () => cast.ann,
    edit: `mutation ($text: String!, $version: Int) {
      it: editProfile(input: { title: $text, about: "", skills: ["iron"], version: $version }) { version: profileVersion } }`,
    now: { title: 'first', skills: 'iron' },
  },
  'the details of somebody': {
    who: () => eve,
    id: async () => (await makePerson(db)).id,
    edit: `mutation ($id: ID!, $text: String!, $version: Int) {
      it: editPerson(input: { personId: $id, name: $text, title: "", unit: "", site: "", version: $version }) { version: profileVersion } }`,
    now: { name: 'first' },
  },
}

describe.each(Object.entries(kinds))('%s that two tabs edit', (_, { who, edit, id, now }) => {
  test('keeps the first edit, and tells the second what is there now', async () => {
    const it = { id: await id(), version: 1 }
    const first = await who().ask<{ it: { version: number } }>(edit, { ...it, text: 'first' })
    expect(first.it.version).toBe(2)
    await expect(who().ask(edit, { ...it, text: 'second' })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', version: 2, now },
    })
    const again = await who().ask<{ it: { version: number } }>(edit, {
      ...it,
      version: 2,
      text: 'second',
    })
    expect(again.it.version).toBe(3)
  })

  test('takes one of two edits that come at once', async () => {
    const at = await id()
    const { it } = await who().ask<{ it: { version: number } }>(edit, { id: at, text: 'before' })
    const both = await Promise.allSettled(
      ['one', 'two'].map((text) => who().ask(edit, { id: at, version: it.version, text })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason.extensions.code).toBe('CONFLICT')
  })
})

test('two edits of an idea at once: one is taken, the other is told', async () => {
  const { id } = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const edit = (title: string) =>
    ann.ask(
      `mutation ($id: ID!, $title: String!) {
        editIdea(ideaId: $id, input: { title: $title, version: 1 }) { version } }`,
      { id, title },
    )
  const both = await Promise.allSettled([edit('One of the two'), edit('Two of the two')])
  const codes = both.map((one) =>
    one.status === 'rejected' ? one.reason.extensions?.code : 'taken',
  )
  expect(codes.sort()).toEqual(['CONFLICT', 'taken'])
})

test('archiving a board leaves all else of it as it is by then', async () => {
  const READ = `query { board(slug: "lab-board") {
    name about isArchived owner { number } delegates { number } promise { days } } }`
  const board = { id: cast.lab.boardId }
  await cleo.ask(
    `mutation ($id: ID!, $ben: ID!) { editBoard(boardId: $id, input: {
      name: "Ideas of the lab", about: "What we try", delegateIds: [$ben], responseDays: 4 }) { slug } }`,
    { ...board, ben: cast.ben },
  )
  const before = await cleo.ask<{ board: object }>(READ)
  await cleo.ask(
    'mutation ($id: ID!) { editBoard(boardId: $id, input: { isArchived: true }) { slug } }',
    board,
  )
  expect(await cleo.ask(READ)).toEqual({ board: { ...before.board, isArchived: true } })
  await cleo.ask(
    'mutation ($id: ID!) { editBoard(boardId: $id, input: { about: "What we tried" }) { slug } }',
    board,
  )
  expect(await cleo.ask(READ)).toEqual({
    board: { ...before.board, isArchived: true, about: 'What we tried' },
  })
  await cleo.ask(
    `mutation ($id: ID!) { editBoard(boardId: $id, input: { responseDays: null, ownerId: null }) { slug } }`,
    board,
  )
  expect(await cleo.ask(READ)).toMatchObject({ board: { owner: null, promise: { days: null } } })
})
