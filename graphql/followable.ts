// Lists of a feature's own that are followed as tags and searches are: boards. The feature declares each kind in
// `feature({ followables })`, and topics/ lists them beside the others.

import type { Db } from '#prisma/client.ts'
import type { SignedIn, Viewer } from './context.ts'

export type FollowLevel = 'FOLLOW' | 'MUTE' | 'NONE'
/** Something that is followed, as its reader sees it. `key` names it in addresses, among those of its kind. */
export type Followed = { key: string; title: string; path: string; level: FollowLevel }

export type Followable = {
  /** One that the viewer may see; null otherwise. */
  find: (db: Db, viewer: Viewer, key: string) => Promise<Followed | null>
  /** What they follow or mute and may see, at most so many, by name. */
  followedBy: (db: Db, viewer: Viewer, most: number) => Promise<Followed[]>
  /** Throws NotFound. */
  follow: (context: SignedIn, key: string, level: FollowLevel) => Promise<unknown>
  /** New posts there since a moment that the viewer would be notified of, at most so many. */
  postsSince: (db: Db, viewer: Viewer, key: string, since: Date, most: number) => Promise<number>
}

const followables = new Map<string, Followable>()
/** Called by `feature()`. Throws for a name that is taken. */
export function addFollowables(declared: Readonly<Record<string, Followable>>): void {
  for (const [name, followable] of Object.entries(declared)) {
    if (followables.has(name)) throw new Error(`what can be followed as ${name} is declared twice`)
    followables.set(name, followable)
  }
}
/** All declared kinds, by name. Complete when all features are read. */
export const followableKinds = (): ReadonlyMap<string, Followable> => followables
