// What people of the demo did, one act after the other, through the services of the domain, each at its moment.
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { onInvalidate } from '#graphql/define.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { db } from '#prisma/client.ts'
import { runClocksUntil } from './jobs.ts'
import type { People } from './people.ts'

type Act = { at: Date; run: (at: Date) => Promise<unknown> }
type Service = (as: SignedIn) => Promise<unknown>
type Details = {
  /** The data's object that is made by it; others find its id with `idOf`. */
  makes?: object
  /** The space it happens in: what falls into a time in which that was archived, happens right afterwards. */
  space?: string
  /** What it is written in, when not in the person's own language. */
  language?: string
}

/** A space that was archived for a while. */
type Standstill = { space: string; from: Date; to: Date }

export class Acts {
  readonly now: Date
  readonly people: People
  readonly #acts: Act[] = []
  readonly #standstills: Standstill[] = []
  readonly #ids = new Map<object, number>()
  readonly #viewers = new Map<number, Viewer>()

  constructor(now: Date, people: People) {
    this.now = now
    this.people = people
    onInvalidate((who) => {
      if (who === 'everyone') this.#viewers.clear()
      else for (const id of who) this.#viewers.delete(id)
    })
  }

  /** Adds what somebody does. @param by the person's key */
  add(at: Date, by: string, service: Service, details: Details = {}): void {
    const { makes, space, language } = details
    this.#acts.push({
      at: this.#whileOpen(space, at),
      run: async (moment) => {
        const answer = await service(await this.as(this.people.idOf(by), moment, language))
        if (makes) this.#ids.set(makes, (answer as { id: number }).id)
      },
    })
  }

  /** Adds what nobody in particular does. */
  addWork(at: Date, run: Act['run']): void {
    this.#acts.push({ at, run })
  }

  /** Says that a space is archived for a while; before anything that happens in it is added. */
  addStandstill(standstill: Standstill): void {
    this.#standstills.push(standstill)
  }

  #whileOpen(space: string | undefined, at: Date): Date {
    const closed = this.#standstills.find(
      (one) => one.space === space && one.from <= at && at <= one.to,
    )
    // In the same order, within the minute.
    return closed ? new Date(closed.to.getTime() + 1 + (Number(at) - Number(closed.from)) / 60) : at
  }

  /** The id of what an act has made. Throws for what is not made yet. */
  idOf(made: object | undefined): number {
    const id = made && this.#ids.get(made)
    if (id === undefined) throw new Error(`not made yet: ${JSON.stringify(made)?.slice(0, 200)}`)
    return id
  }

  /** The context in which a person acts at a moment. */
  async as(personId: number, at: Date, language?: string): Promise<SignedIn> {
    const viewer = this.#viewers.get(personId) ?? (await viewerOfPerson(personId))
    if (!viewer) throw new Error(`person ${personId} has left`)
    this.#viewers.set(personId, viewer)
    return {
      viewer: language ? { ...viewer, language } : viewer,
      db,
      language: 'en',
      requestId: 'demo',
      idempotencyKey: null,
      at,
    }
  }

  /** All acts in the order of time; what is done at the same moment in the order in which it was added. */
  inOrder(): readonly Act[] {
    return this.#acts.toSorted((a, b) => Number(a.at) - Number(b.at))
  }

  /** Does everything in the order of time; clocks that come due in between are run at their moments. */
  async perform(): Promise<void> {
    for (const { at, run } of this.inOrder()) {
      await runClocksUntil(at)
      await run(at)
    }
    await runClocksUntil(this.now)
  }
}
