// Erases an account, in the caller's transaction: rows that were theirs alone go, words that name them name nobody, and their own row
// stays as a former colleague. The log keeps numbers alone, so its chains stay as they are.
import { discardLater } from '#graphql/attachments/service.ts'
import { takeDown } from '#graphql/comments/service.ts'
import type { Actor } from '#graphql/context.ts'
import { countedTables, countedWithin } from '#graphql/counters.ts'
import { forgetMailFiles } from '#graphql/notifications/send.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { withoutName } from '#graphql/posts/name-links.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { log } from '#log.ts'
import { accountMessages } from '#messages/account.ts'
import type { Language } from '#messages/engine/languages.ts'
import type { Tx } from '#prisma/client.ts'
import { fixed, joined, sql } from '#prisma/sql.ts'
import { NAMING, OWN_ROW } from './declared.ts'
import { personErased, wordsErased } from './events.ts'

/** Events tell of so many posts and comments at once. */
const TOLD = 200

type Touched = { posts: Set<`${string}:${number}`>; comments: Set<number> }
type Whose = { personId: number; name: string; email: string; nobody: string }

/**
 * Erases an account whose access has ended.
 * @param keepsPosts do posts and comments stay, under no name?
 * @param language in which the row says that it was a colleague's
 */
export async function eraseAccount(
  tx: Tx,
  by: Actor,
  personId: number,
  { keepsPosts, language }: { keepsPosts: boolean; language: Language },
): Promise<void> {
  const found = await tx.first<{ name: string; email: string }>(
    sql`select name, email from "Person" where id = ${personId} for update`,
  )
  if (!found) return
  const whose = { personId, ...found, nobody: accountMessages.in(language)('nobody') }
  const touched: Touched = { posts: new Set(), comments: new Set() }
  await unname(tx, whose, touched)
  if (!keepsPosts) await removeWords(tx, personId, touched)
  else await noteWords(tx, personId, touched)
  await removeFiles(tx, personId)
  await removeRows(tx, whose)
  await emptyOwnRow(tx, whose)
  await tell(tx, by, touched)
  await personErased.record(tx, by, { personId })
}

type Naming = { id: number; commentId: number; body: string; kind: string }

/** Texts of others that name them with an @ name a former colleague. */
async function unname(tx: Tx, whose: Whose, touched: Touched): Promise<void> {
  const { personId, name, nobody } = whose
  // Of names that begin alike the longest is meant.
  const longer = await tx.rows<{ id: number; name: string }>(sql`
    select id, name from "Person" where id <> ${personId} and starts_with(lower(name), ${name.toLowerCase()})`)
  const without = (text: string) => withoutName(text, { id: personId, name }, longer, nobody)
  const texts = await tx.rows<Naming>(sql`
    select p.id, m."commentId", coalesce(c.body, p.body) as body, p.kind
    from "Mention" m join "Post" p on p.id = m."postId" left join "Comment" c on c.id = m."commentId"
    where m."personId" = ${personId} order by p.id, m."commentId"`)
  for (const { id, commentId, body, kind } of texts) {
    const others = await tx.rows<{ id: number; name: string }>(sql`
      select who.id, who.name from "Mention" m join "Person" who on who.id = m."personId"
      where m."postId" = ${id} and m."commentId" = ${commentId} and m."personId" <> ${personId}`)
    const words = without(body)
    const files = await tx.rows<{ id: string }>(
      commentId
        ? sql`select id from "File" where "commentId" = ${commentId}`
        : sql`select id from "File" where "postId" = ${id} and "commentId" is null`,
    )
    const html = toHtml(
      words,
      others,
      files.map((file) => file.id),
    )
    if (commentId) {
      await tx.rows(sql`
        update "Comment" set body = ${words}, "bodyHtml" = ${html}, "changedAt" = ${tx.at} where id = ${commentId}`)
      touched.comments.add(commentId)
      continue
    }
    await tx.rows(sql`
      update "Post" set body = ${words}, "bodyHtml" = ${html}, summary = ${summaryOf(words)} where id = ${id}`)
    touched.posts.add(`${kind}:${id}`)
  }
  await unnameRevisions(tx, name, without)
  await tx.rows(sql`update "PostCoauthor" set name = '' where "personId" = ${personId}`)
  await tx.rows(sql`
    update "CustomerMessage" set "takesOverFrom" = ${nobody}
    where "takesOverFrom" in (select own."voiceName" from "CustomerMessage" own where own."authorId" = ${personId} and own."voiceName" <> '')`)
  await tx.rows(sql`
    update "CustomerMessage" set "handsOverTo" = ${nobody} where "handsOverToId" = ${personId}`)
  await tx.rows(sql`
    update "CustomerMessage" set "voiceName" = ${nobody}, "voiceTitle" = '' where "authorId" = ${personId}`)
  await tx.rows(
    sql`update "QuestionRequest" set "passedToId" = null where "passedToId" = ${personId}`,
  )
}

/** Earlier versions of posts, also where the latest one does not name them any longer. */
async function unnameRevisions(tx: Tx, name: string, without: (text: string) => string) {
  const [first = name] = name.split(/\s/)
  const revisions = await tx.rows<{ postId: number; version: number; body: string }>(sql`
    select "postId", version, body from "PostRevision" where strpos(lower(body), ${first.toLowerCase()}) > 0`)
  for (const { postId, version, body } of revisions) {
    const words = without(body)
    if (words !== body)
      await tx.rows(sql`
        update "PostRevision" set body = ${words} where "postId" = ${postId} and version = ${version}`)
  }
}

/** What they wrote stands in search results with their name. */
async function noteWords(tx: Tx, personId: number, touched: Touched): Promise<void> {
  const posts = await tx.rows<{ id: number; kind: string }>(
    sql`select id, kind from "Post" where "authorId" = ${personId} and state <> 'REMOVED'`,
  )
  const comments = await tx.rows<{ id: number }>(
    sql`select id from "Comment" where "authorId" = ${personId} and state <> 'REMOVED'`,
  )
  for (const { id, kind } of posts) touched.posts.add(`${kind}:${id}`)
  for (const { id } of comments) touched.comments.add(id)
}

/** Their posts and comments go, words and files. Replies of others keep their place. */
async function removeWords(tx: Tx, personId: number, touched: Touched): Promise<void> {
  await noteWords(tx, personId, touched)
  const comments = await tx.rows<{ id: number; postId: number }>(sql`
    select id, "postId" from "Comment" where "authorId" = ${personId} and state <> 'REMOVED' order by id`)
  for (const comment of comments) await takeDown(tx, comment)
  const posts = await tx.rows<{ id: number }>(sql`
    update "Post" set state = 'REMOVED', title = '', body = '', "bodyHtml" = '', summary = '', tags = '{}', labels = null,
      version = version + 1 where "authorId" = ${personId} returning id`)
  const ids = posts.map(({ id }) => id)
  await tx.rows(sql`delete from "PostRevision" where "postId" = any(${ids}::int[])`)
  await tx.rows(
    sql`update "File" set "postId" = null where "postId" = any(${ids}::int[]) and "ownerId" = ${personId}`,
  )
  const boards = await tx.rows<{ id: number }>(sql`
    select distinct b.id from "Board" b join "Idea" i on i."boardId" = b.id where i.id = any(${ids}::int[])`)
  for (const counted of countedTables()) {
    const column = { Board: 'id', BoardStatusCount: 'boardId' }[counted.table]
    if (column && boards.length)
      await countedWithin(
        tx,
        counted,
        column,
        boards.map(({ id }) => id),
      )
  }
}

/** Files that stand nowhere any longer, and their picture. Those in posts that stay are the posts'. */
async function removeFiles(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`update "Person" set "pictureId" = null where id = ${personId}`)
  const gone = await tx.rows<{ id: string }>(sql`
    delete from "File" where "ownerId" = ${personId} and "postId" is null and "commentId" is null returning id`)
  discardLater(
    tx,
    gone.map(({ id }) => id),
  )
}

/** Rows that were theirs alone, and mails and invitations to their address, on their way or sent. */
async function removeRows(tx: Tx, { personId, email }: Whose): Promise<void> {
  const mails = await tx.rows<{ file: string | null }>(sql`
    delete from "Mail" where "personId" = ${personId} or lower("to") = ${email} returning file`)
  const files = mails.flatMap(({ file }) => (file ? [file] : []))
  whenCommitted(tx, () => {
    forgetMailFiles(files).catch((error: Error) =>
      log.warn({ err: error }, 'a mail of an erased account is still on the disk'),
    )
  })
  for (const [table, columns] of Object.entries(NAMING))
    for (const [column, what] of Object.entries(columns))
      if (what === 'rows go')
        await tx.rows(
          sql`delete from ${fixed(`"${table}"`)} where ${fixed(`"${column}"`)} = ${personId}`,
        )
  await tx.rows(sql`delete from "Invitation" where email = ${email}`)
  // Jobs carry ids alone; a mail server's refusal repeats the address.
  await tx.rows(sql`
    select 1 as one from graphile_worker.complete_jobs(array(
      select j.id from graphile_worker.jobs j where j.locked_at is null and strpos(lower(j.last_error), ${email}) > 0))`)
}

async function emptyOwnRow(tx: Tx, { personId, nobody }: Whose): Promise<void> {
  const columns = Object.entries({ ...OWN_ROW }).flatMap(([column, value]) =>
    value === null || column === 'name' ? [] : [fixed(`"${column}" = ${value}`)],
  )
  await tx.rows(sql`
    update "Person" set name = ${nobody}, ${joined(columns, ', ')} where id = ${personId}`)
  await tx.rows(sql`
    update "ErasureRequest" set "erasedAt" = ${tx.at} where "personId" = ${personId}`)
}

async function tell(tx: Tx, by: Actor, { posts, comments }: Touched): Promise<void> {
  const [all, ids] = [[...posts], [...comments]]
  for (let at = 0; at < Math.max(all.length, ids.length); at += TOLD)
    await wordsErased.record(tx, by, {
      posts: all.slice(at, at + TOLD),
      commentIds: ids.slice(at, at + TOLD),
    })
}
