// Who reports to whom in a file of people: linked when all rows are known, because a manager may come later in the file.
import { lockManagers } from '#graphql/people/service.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { managersImported } from './events.ts'
import { namedIn } from './people.ts'
import { shownAs } from './person-badges.ts'
import type { PersonRow } from './person-batch.ts'
import { ImportRefused } from './refused.ts'
import { beginRows } from './row-import.ts'
import type { Run } from './run.ts'

const say = importsMessages.message
const MAX_IN_EVENT = 500

type Entry = Pick<PersonRow, 'line' | 'email' | 'id' | 'name' | 'manager' | 'badge'>
type Here = { id: number; email: string; name: string; managerEmail: string | null }

/** People by address: who they report to now, and what the file says. Rows are kept without their texts. */
export class Managers {
  readonly #run: Run
  readonly #entries: Entry[] = []

  constructor(run: Run) {
    this.#run = run
  }

  add({ line, email, id, name, manager, badge }: PersonRow): void {
    this.#entries.push({ line, email, id, name, manager, badge })
  }

  /** Links everybody whose manager is known; an unknown one and a loop are written down with their line. */
  async link(): Promise<void> {
    const said = this.#entries.filter(({ manager }) => manager !== '')
    if (said.length === 0) return
    const here = await this.#run.context.db.rows<Here>(sql`
      select p.id, lower(p.email) as email, p.name, lower(m.email) as "managerEmail" from "Person" p
      left join "Person" m on m.id = p."managerId" where p."deactivatedAt" is null`)
    const emailOf = await this.#finder(here)
    const above = new Map(here.map(({ email, managerEmail }) => [email, managerEmail]))
    const before = new Map(above)
    const wanted: { entry: Entry; manager: string }[] = []
    for (const entry of said) {
      const manager = emailOf(entry.manager)
      if (manager === null) await this.#remark(entry, 'person.unknownManager')
      else wanted.push({ entry, manager })
    }
    // What the file says takes the place of what was there, so that two people can change places.
    for (const { entry } of wanted) above.set(entry.email, null)
    const links = new Map<string, string>()
    for (const { entry, manager } of wanted) {
      if (isBelow(above, manager, entry.email)) {
        above.set(entry.email, null)
        await this.#remark(entry, 'person.managerLoop')
        continue
      }
      above.set(entry.email, manager)
      if (before.get(entry.email) !== manager) links.set(entry.email, manager)
    }
    if (!this.#run.dryRun && links.size > 0) await this.#write(links)
  }

  #remark(entry: Entry, key: 'person.unknownManager' | 'person.managerLoop') {
    const { line, id, manager } = entry
    const reason = say(key, { manager })
    return this.#run.remark({ line, what: 'person', id, title: shownAs(entry), reason })
  }

  /** Finds whom a cell means: an address, an id of this file or an earlier one, or a name that one person bears. */
  async #finder(here: readonly Here[]): Promise<(cell: string) => string | null> {
    const emails = new Set([...here, ...this.#entries].map(({ email }) => email))
    const ids = new Map(
      (
        await this.#run.context.db.rows<{ id: string; email: string }>(sql`
          select r."externalId" as id, lower(p.email) as email from "ImportedRow" r join "Person" p on p.id = r."personId"
          where r.kind = 'people' and r."spaceId" = 0 and r."externalId" not like 'mail:%'`)
      ).map(({ id, email }) => [id, email]),
    )
    const names = new Map<string, string | null>()
    const addName = (name: string, email: string) => {
      const key = name.toLowerCase()
      const known = names.get(key)
      names.set(key, known === undefined || known === email ? email : null)
    }
    for (const { name, email } of here) addName(name, email)
    for (const { id, name, email } of this.#entries) {
      if (id) ids.set(id, email)
      if (name) addName(name, email)
    }
    return (cell) => {
      const one = namedIn(cell)
      if (one?.email) return emails.has(one.email) ? one.email : null
      return ids.get(cell) ?? names.get((one?.name ?? cell).toLowerCase()) ?? null
    }
  }

  async #write(links: ReadonlyMap<string, string>): Promise<void> {
    const { context, file, actor } = this.#run
    await beginRows(this.#run, 'people')
    await write(context, 'linkManagers', null, async (tx) => {
      await lockManagers(tx)
      const changed = await tx.rows<{ id: number }>(sql`
        update "Person" p set "managerId" = m.id
        from unnest(${[...links.keys()]}::text[], ${[...links.values()]}::text[]) as link(email, manager)
        join "Person" m on lower(m.email) = link.manager and m."deactivatedAt" is null
        where lower(p.email) = link.email and p."deactivatedAt" is null returning p.id`)
      const ids = changed.map(({ id }) => id)
      const loop = await tx.first(sql`
        with recursive above as (
          select p.id as start, p."managerId" as id from "Person" p where p.id = any(${ids}::int[])
          union select above.start, p."managerId" from above join "Person" p on p.id = above.id where above.id <> above.start
        )
        select 1 from above where id = start`)
      // Somebody changed managers by hand in between; nothing of this is kept.
      if (loop) throw new ImportRefused(say('person.managersChanged'))
      for (let from = 0; from < ids.length; from += MAX_IN_EVENT)
        await managersImported.record(tx, actor, {
          file,
          personIds: ids.slice(from, from + MAX_IN_EVENT),
        })
      return {}
    })
  }
}

/** Is somebody the other one, or do they report to them, however far up? What is known has no loop. */
function isBelow(above: ReadonlyMap<string, string | null>, email: string, other: string): boolean {
  for (let at: string | null = email; at; at = above.get(at) ?? null) if (at === other) return true
  return false
}
