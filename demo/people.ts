// The demo's people. No service makes them (a directory would), so they are rows; their cards are filled in by profiles.ts.
import { chanceFrom, daysBefore } from './chance.ts'
import { SUCCEEDED } from './company/entrance.ts'
import type { SeedCompany, SeedPerson } from './company/shape.ts'

/** Days ago: the accounts. Everything else is younger. */
export const ACCOUNTS = 330
/** Whoever has left went so many days ago; nobody mentions them since in the data. */
export const LEFT = 100

export class People {
  readonly all: readonly SeedPerson[]
  readonly #ids: ReadonlyMap<string, number>
  readonly #now: Date

  constructor({ people }: SeedCompany, now: Date) {
    this.all = people
    this.#ids = new Map(people.map(({ key }, i) => [key, i + 1]))
    this.#now = now
  }

  /** Throws for a key that nobody has. */
  idOf(key: string): number {
    const id = this.#ids.get(key)
    if (!id) throw new Error(`the company's data names "${key}", who is not there`)
    return id
  }

  named(key: string): SeedPerson {
    return this.all[this.idOf(key) - 1] as SeedPerson
  }

  /** When somebody left; null for those who are here. */
  leftAt({ key, deactivated }: SeedPerson): Date | null {
    if (key === SUCCEEDED.key) return daysBefore(this.#now, SUCCEEDED.daysAgo)
    return deactivated ? daysBefore(this.#now, LEFT) : null
  }

  rows(): object[] {
    return this.all.map(({ key, cast, manager, deactivated: _, skills: __, ...person }, i) => ({
      ...person,
      id: this.idOf(key),
      managerId: manager === undefined ? null : this.idOf(manager),
      castLine: cast ?? null,
      emailFrequency: 'DAILY',
      theme: 'SYSTEM',
      shortcutsDisabled: false,
      createdAt: daysBefore(this.#now, ACCOUNTS - i / 10),
    }))
  }

  /** When somebody last read their notifications. */
  lastVisitOf({ key, cast }: SeedPerson): Date {
    const chance = chanceFrom(`visits of ${key}`)
    return daysBefore(this.#now, cast ? chance.between(0.3, 0.9) : chance.between(0.2, 4))
  }
}
