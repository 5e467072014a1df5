// The words of a challenge: what is looked through for what is confidential, and for listed words.

import { mustConfirm } from '#graphql/confidential/check.ts'
import { heldReason } from '#graphql/confidential/holding.ts'
import type { SignedIn } from '#graphql/context.ts'
import type { Tx } from '#prisma/client.ts'
import type { Settings } from './input.ts'
import { BRIEF_PARTS, type BriefPart } from './limits.ts'
import { detailsOf } from './queries.ts'

type Words = Pick<Settings, 'title' | 'question' | BriefPart>

const textOf = (words: Words): string =>
  [words.title, words.question, ...BRIEF_PARTS.map((part) => words[part])]
    .filter(Boolean)
    .join('\n')

/** What a challenge says before it is edited. */
export async function wordsBefore(
  tx: Tx,
  { id, title, body }: { id: number; title: string; body: string },
): Promise<string> {
  const [details] = await detailsOf(tx, [id])
  const parts = BRIEF_PARTS.map((part) => [part, details?.[part] ?? ''] as const)
  return textOf({
    title,
    question: body,
    ...(Object.fromEntries(parts) as Record<BriefPart, string>),
  })
}

/** Why its words are held until a moderator has read them; null: they are not. Throws Invalid for what looks confidential. */
export async function checkWords(
  tx: Tx,
  context: SignedIn,
  words: Words,
  where: { spaceId: number; before?: string },
) {
  const text = textOf(words)
  await mustConfirm(tx, context, text, { ...where, field: 'question' })
  return heldReason(tx, context.viewer, text, { ...where, isSealed: false })
}
