// How large a proof is, and what it says: figures beside their targets.
import type { TaskMeta } from 'vitest'

/** `full`: as quality asks for, by hand. `gate`: what every run of all tests has time for. */
export type Size = 'gate' | 'full'

/** A figure with its target, both as people read them. */
export type Figure = { id: string; what: string; figure: string; target: string }

/** Keeps a figure with the test that found it, for `npm run proof`. */
export function note(task: { meta: TaskMeta }, figure: Figure): void {
  const meta = task.meta as TaskMeta & { figures?: Figure[] }
  meta.figures = [...(meta.figures ?? []), figure]
}
