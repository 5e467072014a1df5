// Trello: a board as JSON, with cards, lists, members and the latest thousand actions, comments among them.
import { type Cells, rowsFrom } from '#graphql/imports/rows.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { type Export, tablesLayout } from './layout.ts'

const say = importsMessages.message

type Fields = Record<string, unknown>
const named = (value: unknown): Fields =>
  value !== null && typeof value === 'object' ? (value as Fields) : {}

export const trello = tablesLayout({
  name: 'Trello',
  isProven: false,
  marks: ['cards', 'lists', 'actions'],
  async open(tables): Promise<Export> {
    const lists = new Map<string, string>()
    for await (const list of tables.rows('lists')) lists.set(String(list.id), String(list.name))
    const authors = new Map<string, Fields>()
    for await (const action of tables.rows('actions'))
      if (action.type === 'createCard')
        authors.set(String(named(named(action.data).card).id), named(action.memberCreator))
    return {
      ideas: {
        about: tables.about,
        header: null,
        rows: (read) =>
          rowsFrom(tables.rows('cards', read), (card) => ideaOf(card, lists, authors)),
      },
      ideaColumns: {
        id: ['cards.id'],
        title: ['cards.name'],
        body: ['cards.desc'],
        author: ['actions.createCard'],
        createdAt: ['cards.id (date)'],
        tags: ['cards.labels'],
        status: ['lists.name'],
        supports: ['cards.badges.votes'],
      },
      comments: {
        about: tables.about,
        header: null,
        rows: (read) => rowsFrom(tables.rows('actions', read), commentOf),
      },
      commentColumns: {
        id: ['actions.id'],
        idea: ['actions.card'],
        author: ['actions.memberCreator'],
        body: ['actions.text'],
        createdAt: ['actions.date'],
      },
      notes: [],
    }
  },
})

function ideaOf(
  card: Fields,
  lists: ReadonlyMap<string, string>,
  authors: ReadonlyMap<string, Fields>,
): Cells | Message | null {
  if (card.closed === true) return say('trello.archived')
  const id = String(card.id)
  const labels = Array.isArray(card.labels) ? card.labels : []
  return new Map<string, unknown>([
    ['cards.id', id],
    ['cards.name', card.name],
    ['cards.desc', card.desc],
    ['actions.createCard', authors.get(id) ?? null],
    // The first eight digits of its id are the second in which it was made.
    [
      'cards.id (date)',
      /^[\da-f]{24}$/.test(id) ? String(Number.parseInt(id.slice(0, 8), 16)) : '',
    ],
    ['cards.labels', labels.map((label) => named(label).name || named(label).color)],
    ['lists.name', lists.get(String(card.idList)) ?? ''],
    ['cards.badges.votes', named(card.badges).votes],
  ])
}

function commentOf(action: Fields): Cells | null {
  if (action.type !== 'commentCard') return null
  const data = named(action.data)
  return new Map<string, unknown>([
    ['actions.id', action.id],
    ['actions.card', named(data.card).id],
    ['actions.memberCreator', action.memberCreator],
    ['actions.text', data.text],
    ['actions.date', action.date],
  ])
}
