/**
 * Asks one of our own addresses for JSON. Rejects when there is no connection, no right, or no JSON (a redirect to the
 * entrance, say): the piece of the page that asked says so and offers another try.
 */
export async function askJson<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  return (await answer.json()) as Answer
}
