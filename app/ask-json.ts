// Pages' data as JSON, for scripts of our own pages: how it is asked for, and how the server knows (entry.server.tsx).
import type { Asked } from './asked.ts'

/** The session is over: whoever asked has to sign in again. */
export class SignedOut extends Error {}

type Query = URLSearchParams | Readonly<Record<string, string>>

/**
 * Asks one of our own addresses for scripts. Rejects like `askJson`.
 * @returns what that address' loader returned
 */
export function askData<Path extends keyof Asked>(
  path: Path,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Asked[Path]> {
  return askJson(`${path}?${new URLSearchParams(query)}`, signal)
}

/**
 * Asks one of our own addresses for JSON; a page's address answers with what its own loader read. Rejects when there is
 * no connection, no right, or no JSON: the piece of the page that asked says so and offers another try.
 */
export async function askJson<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(address, { signal, headers: { accept: JSON_ONLY } })
  if (answer.redirected && new URL(answer.url).pathname === '/sign-in') throw new SignedOut()
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  return (await answer.json()) as Answer
}

/** Browsers that open a page never ask like this. */
const JSON_ONLY = 'application/json'
export const wantsJson = (accept: string | null | undefined): boolean => accept === JSON_ONLY
