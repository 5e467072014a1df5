// What people may send about entries that build on others.
import * as z from 'zod/mini'

const id = z.int().check(z.positive())
export const EntryLinkRef = z.strictObject({ challengeId: id, ideaId: id, ontoId: id })
