// The end of taking an archive back: addresses that are free, texts drawn anew, and every figure counted.
import { countedTables, countedWithin } from '#graphql/counters.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { freeSlug } from '#graphql/spaces/slugs.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Arrivals } from './arrivals.ts'
import type { Row } from './format.ts'
import { quoted } from './scope.ts'

/** Texts that are drawn at once, and rows that are counted at once. */
const SOME = 200
const COUNTED = 1_000

const parts = <Item>(all: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) =>
    all.slice(nth * size, (nth + 1) * size),
  )

/** Gives rows another address where theirs is taken. */
export async function freeSlugs(tx: Tx, table: 'Space' | 'Board', rows: Row[]): Promise<void> {
  for (const row of rows) {
    const slug = String(row.slug)
    const taken = await tx.first(
      table === 'Space'
        ? sql`select 1 as one from "Space" where slug = ${slug}`
        : sql`select 1 as one from "Board" where slug = ${slug}`,
    )
    const isOdd = !/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(slug)
    if (taken || isOdd)
      row.slug = await freeSlug(tx, table, String(row.name), row.kind === 'HIDDEN')
  }
}

type Text = { id: number; body: string; named: { id: number; name: string }[]; files: string[] }

/** Markdown as HTML, as it is drawn when somebody writes it: an archive brings no HTML. */
export async function drawTexts(tx: Tx, arrivals: Arrivals): Promise<void> {
  for (const ids of parts(arrivals.ids('Post'), SOME)) {
    const texts = await tx.rows<Text>(sql`
      select p.id, p.body,
        (select coalesce(jsonb_agg(jsonb_build_object('id', who.id, 'name', who.name)), '[]') from "Mention" m
          join "Person" who on who.id = m."personId" where m."postId" = p.id and m."commentId" = 0) as named,
        array(select f.id from "File" f where f."postId" = p.id and f."commentId" is null) as files
      from "Post" p where p.id = any(${ids}::int[])`)
    await tx.rows(sql`
      update "Post" p set "bodyHtml" = drawn.html
      from jsonb_to_recordset(${drawn(texts)}::jsonb) as drawn(id int, html text) where p.id = drawn.id`)
  }
  for (const ids of parts(arrivals.ids('Comment'), SOME)) {
    const texts = await tx.rows<Text>(sql`
      select c.id, c.body,
        (select coalesce(jsonb_agg(jsonb_build_object('id', who.id, 'name', who.name)), '[]') from "Mention" m
          join "Person" who on who.id = m."personId" where m."postId" = c."postId" and m."commentId" = c.id) as named,
        array(select f.id from "File" f where f."commentId" = c.id) as files
      from "Comment" c where c.id = any(${ids}::int[])`)
    await tx.rows(sql`
      update "Comment" c set "bodyHtml" = drawn.html
      from jsonb_to_recordset(${drawn(texts)}::jsonb) as drawn(id int, html text) where c.id = drawn.id`)
  }
}

const drawn = (texts: readonly Text[]): string =>
  JSON.stringify(
    texts.map(({ id, body, named, files }) => ({
      id,
      html: body ? toHtml(body, named, files) : '',
    })),
  )

/** The tables with figures, and which of their rows came with an archive. */
const COUNTED_BY: Readonly<Record<string, readonly [column: string, from: string]>> = {
  Space: ['id', 'Space'],
  Board: ['id', 'Board'],
  BoardStatusCount: ['boardId', 'Board'],
  ClockPolicy: ['id', 'ClockPolicy'],
  Post: ['id', 'Post'],
  Comment: ['id', 'Comment'],
  Idea: ['id', 'Post'],
  Question: ['id', 'Post'],
  Knowledge: ['questionId', 'Post'],
  Challenge: ['id', 'Post'],
  ChallengeEntry: ['challengeId', 'Post'],
}

/** Joins what was named before it was there, and counts every figure of the new rows. */
export async function settle(tx: Tx, arrivals: Arrivals): Promise<void> {
  for (const { table, id, column, of } of arrivals.laterIds())
    await tx.rows(sql`update ${quoted(table)} set ${quoted(column)} = ${of} where id = ${id}`)
  for (const counted of countedTables()) {
    const [column, from] = COUNTED_BY[counted.table] ?? []
    if (!column || !from) continue
    for (const ids of parts(arrivals.ids(from), COUNTED))
      await countedWithin(tx, counted, column, ids)
  }
}
