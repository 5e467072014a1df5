// What the forms of API tokens do.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const Make = graphql(`
  mutation MakeApiToken($input: ApiTokenInput!) { makeApiToken(input: $input) { text } }
`)
const MakeForService = graphql(`
  mutation MakeServiceToken($personId: ID!, $input: ApiTokenInput!) {
    makeServiceToken(personId: $personId, input: $input) { text }
  }
`)
const Revoke = graphql(`mutation RevokeApiToken($number: Int!) { revokeApiToken(number: $number) }`)

type Submit = Pick<Atrium, 'submit'>
type Form = Record<string, string>

const inputOf = (form: Form) => ({
  name: form.name ?? '',
  canWrite: form.scope === 'write',
  days: Number(form.days) || 0,
})

/** Makes a token, one's own or that of the service account in the form. */
export async function makeToken({ submit }: Submit, form: Form) {
  if (form.account === undefined) {
    const made = await submit(Make, { input: inputOf(form) })
    return made.ok ? { ok: true as const, text: made.data.makeApiToken.text } : made
  }
  const made = await submit(MakeForService, { personId: form.account, input: inputOf(form) })
  return made.ok ? { ok: true as const, text: made.data.makeServiceToken.text } : made
}

export const revokeToken = ({ submit }: Submit, form: Form) =>
  submit(Revoke, { number: Number(form.number) || 0 })
