// Fetched when somebody adds a passkey: asks the server, then the browser.
import { startRegistration } from '@simplewebauthn/browser'

type Options = Parameters<typeof startRegistration>[0]['optionsJSON']

/** The browser's answer as JSON text. Rejects when there is no connection, or nobody made a passkey. */
export async function makePasskey(): Promise<string> {
  const asked = await fetch('/sign-in/passkey/begin', { method: 'POST' })
  if (!asked.ok) throw new Error(`${asked.status}`)
  return JSON.stringify(await startRegistration({ optionsJSON: (await asked.json()) as Options }))
}
