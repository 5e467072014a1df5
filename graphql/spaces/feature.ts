// Spaces: audiences. Everything else stands in one.

import { feature, namesOf } from '#graphql/define.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import { spacesByIds } from './queries.ts'
import './events.ts'
import './quiet-schema.ts'
import './root-schema.ts'
import { eventsMessages } from '#messages/events.ts'
import { handOverSpaces, ownedSpaces } from './leaving.ts'
import { discoverableBy } from './policy.ts'
import { archiveQuietSpaces } from './quiet.ts'
import { Space } from './schema.ts'

const log = eventsMessages.message

type Row = { id: number; name: string; about: string; kind: string; createdAt: Date }

const say = kindsMessages.message

export const spaces = feature({
  name: 'spaces',
  jobs: [{ name: 'archive-quiet-spaces', cron: '17 4 * * *', run: archiveQuietSpaces }],
  counters,
  leaving: {
    'SpaceMember.personId': {
      label: (count) => log('owned.spaces', { count }),
      list: ownedSpaces,
      handOver: handOverSpaces,
    },
    'SpaceRequest.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "SpaceRequest" where "personId" = ${personId}`)
      },
    },
  },
  logTopics: { space: log('topic.space') },
  named: {
    space: {
      ids: ['spaceId'],
      find: async (db, viewer, ids) =>
        namesOf(await spacesByIds(db, viewer, [...ids]), ({ name, slug }) => ({
          text: name,
          path: `/spaces/${slug}`,
        })),
      hidden: log('hidden.space'),
    },
  },
  searchable: {
    space: {
      noun: { one: say('space.one'), other: say('space.other') },
      type: Space,
      confirms: {
        number: sql`s.id`,
        from: (viewer, numbers) =>
          sql`from "Space" s where s.id = any(${numbers}::int[]) and ${discoverableBy(viewer)}`,
        columns: sql`s.id as number, s.name as title, s."createdAt" as at, null::int as "authorId", null as "authorName", s.id as "spaceId", s.slug as key`,
        path: ({ key }) => `/spaces/${key}`,
      },
      documents: async (db: Db, ids) => {
        const rows = await db.rows<Row>(sql`
          select id, name, about, kind, "createdAt" from "Space" where id = any(${ids}::int[])`)
        return rows.map((row) => ({
          id: `space:${row.id}`,
          kind: 'space',
          title: row.name,
          body: row.about,
          tags: [],
          // Hidden spaces are known to their members only; the others to everyone.
          accessId: row.kind === 'HIDDEN' ? row.id : 0,
          spaceId: row.id,
          status: null,
          language: null,
          at: row.createdAt,
        }))
      },
      ids: (db, after, limit) =>
        idsOf(db, sql`select id from "Space" where id > ${after} order by id limit ${limit}`),
    },
  },
})
