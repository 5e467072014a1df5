// What responses are owed for. The feature that owns a kind of post declares its purposes; the clocks know none by name.
import type { Notice, Room } from '#graphql/define.ts'
import type { Db, Tx } from '#prisma/client.ts'

/** Where a clock's post stands, as ids; part of the payload of each of its events. */
export type ClockPlace = { spaceId: number; boardId?: number }

/** What happens when a response does not come: shortly before the due time, at it, and later. */
export type ClockStep = 'warned' | 'breached' | 'escalated'
export type StepTaken = ClockPlace & { postId: number; step: ClockStep; level: number }

/** A due time that has changed; null when nothing is promised any longer. */
export type ChangedDue = { postId: number; dueAt: Date | null }

export type ClockPurpose = {
  /** As it stands in the table: `<kind>.<what is owed>`. */
  name: string
  /**
   * What a pause does. `extend`: the due time moves by the working time of the pause. `restart`: a named day was promised
   * in public; one still ahead is kept, and one that passed during the pause is promised anew.
   */
  afterPause: 'extend' | 'restart'
  /** Places of posts, for those that exist. */
  places: (db: Db, postIds: readonly number[]) => Promise<Map<number, ClockPlace>>
  /** How often each of these is escalated, at most MAX_ESCALATION_LEVEL times. */
  escalationLevels: (db: Db, places: readonly ClockPlace[]) => Promise<number[]>
  /** Rooms whose pages show the due time. */
  rooms: (at: ClockPlace & { postId: number }) => readonly Room[]
  /** Whom to tell that a response is awaited, or late. Only people who may see the post. */
  notices: (db: Db, taken: StepTaken) => Promise<Notice[]>
  /** Locks the posts as everybody does who changes them, before their clocks are locked. */
  lock: (tx: Tx, postIds: readonly number[]) => Promise<unknown>
  /** Writes the copies of due times that the feature keeps for its lists, in the transaction of the change. */
  copyDue: (tx: Tx, changed: readonly ChangedDue[]) => void
}

const purposes = new Map<string, ClockPurpose>()

/** Declares what a response is owed for. */
export function clockPurpose(purpose: ClockPurpose): ClockPurpose {
  if (purposes.has(purpose.name)) throw new Error(`clock purpose ${purpose.name} is declared twice`)
  purposes.set(purpose.name, purpose)
  return purpose
}

/** The declared purpose of a clock, or undefined after its feature was removed. */
export const purposeNamed = (name: string): ClockPurpose | undefined => purposes.get(name)
