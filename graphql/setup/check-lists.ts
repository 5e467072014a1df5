// The first week, computed from what happened: nothing is ticked by hand.
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { UNNAMED } from '#graphql/identity/limits.ts'
import { may } from '#graphql/roles.ts'
import { days } from '#graphql/time.ts'
import { sql } from '#prisma/sql.ts'

export type CheckListRow = {
  list: 'ADMINISTRATOR' | 'NEWCOMER'
  items: { key: string; url: string; isDone: boolean }[]
}

/** A list is shown for so long; a first week may begin late. */
const SHOWN = days(21)
/** People to invite: enough for a conversation. */
const ENOUGH_PEOPLE = 5

/** The viewer's check lists that are neither over, done nor dismissed. */
export async function checkListsOf(context: SignedIn): Promise<CheckListRow[]> {
  const { viewer, db } = context
  const facts = await db.first<{ since: Date; dismissed: string[] }>(sql`
    select p."createdAt" as since,
      array(select d.list from "CheckListDismissal" d where d."personId" = p.id) as dismissed
    from "Person" p where p.id = ${viewer.id}`)
  if (!facts) return []
  const { setUpAt, name, accent, logoUrl, signIn } = await companyOf(db)
  const isRecent = (since: Date | null) =>
    since !== null && since.getTime() > momentOf(context).getTime() - SHOWN
  const lists: CheckListRow[] = []
  if (
    may(viewer, 'CHANGE_ADMINISTRATION') &&
    isRecent(setUpAt) &&
    !facts.dismissed.includes('ADMINISTRATOR')
  )
    lists.push(
      await forAdministrator(context, {
        isNamed: name !== UNNAMED,
        hasLook: accent !== null || logoUrl !== null,
        signIn,
      }),
    )
  else if (isRecent(facts.since) && !facts.dismissed.includes('NEWCOMER'))
    lists.push(await forNewcomer(context))
  return lists.filter(({ items }) => items.some(({ isDone }) => !isDone))
}

type Named = { isNamed: boolean; hasLook: boolean; signIn: string }

async function forAdministrator(
  { db, viewer }: SignedIn,
  { isNamed, hasLook, signIn }: Named,
): Promise<CheckListRow> {
  const did = await db.first<Record<'invited' | 'board' | 'responded' | 'signsOn', boolean>>(sql`
    select exists (select 1 from "Board" where "archivedAt" is null) as board,
      (select count(*) from (select 1 from "Person" where id <> ${viewer.id} limit ${ENOUGH_PEOPLE}) as others)
        + (select count(*) from (select 1 from "Invitation" where "withdrawnAt" is null and "acceptedAt" is null limit ${ENOUGH_PEOPLE}) as asked)
        >= ${ENOUGH_PEOPLE} as invited,
      exists (select 1 from "OfficialResponse") as responded,
      exists (select 1 from "ExternalIdentity") as "signsOn"`)
  return {
    list: 'ADMINISTRATOR',
    items: [
      { key: 'name', url: '/admin/company', isDone: isNamed },
      { key: 'look', url: '/admin/company', isDone: hasLook },
      {
        key: 'signIn',
        url: signIn === 'INVITATION' ? '/admin/company#signIn' : '/admin/sign-in',
        isDone: signIn === 'INVITATION' || (did?.signsOn ?? false),
      },
      { key: 'board', url: '/setup/places', isDone: did?.board ?? false },
      { key: 'invite', url: '/admin/invitations', isDone: did?.invited ?? false },
      { key: 'respond', url: '/ideas', isDone: did?.responded ?? false },
    ],
  }
}

async function forNewcomer({ db, viewer }: SignedIn): Promise<CheckListRow> {
  const did = await db.first<
    Record<'profile' | 'picture' | 'support' | 'comment' | 'post' | 'follow', boolean>
  >(sql`
    select p."pictureId" is not null as picture, p.title <> '' or p.about <> '' as profile,
      exists (select 1 from "Support" s where s."personId" = p.id) as support,
      exists (select 1 from "Comment" c where c."authorId" = p.id) as comment,
      exists (select 1 from "Post" o where o."authorId" = p.id) as post,
      exists (select 1 from "BoardFollow" f where f."personId" = p.id and f.level = 'FOLLOW') as follow
    from "Person" p where p.id = ${viewer.id}`)
  const own = `/people/${viewer.id}?edit=1`
  return {
    list: 'NEWCOMER',
    items: [
      { key: 'picture', url: own, isDone: did?.picture ?? false },
      { key: 'profile', url: own, isDone: did?.profile ?? false },
      { key: 'support', url: '/ideas?view=ideas', isDone: did?.support ?? false },
      { key: 'comment', url: '/ideas?view=ideas', isDone: did?.comment ?? false },
      { key: 'post', url: '/ideas/new', isDone: did?.post ?? false },
      { key: 'follow', url: '/ideas', isDone: did?.follow ?? false },
    ],
  }
}
