// Fetched when somebody signs in with a passkey: asks the server what is to be signed, then the browser.
import { startAuthentication } from '@simplewebauthn/browser'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** The browser's answer as JSON text. Rejects when there is no connection, or nobody chose a passkey. */
export async function signWithPasskey(): Promise<string> {
  const asked = await fetch('/sign-in/passkey/ask', { method: 'POST' })
  if (!asked.ok) throw new Error(`${asked.status}`)
  return JSON.stringify(await startAuthentication({ optionsJSON: (await asked.json()) as Options }))
}
