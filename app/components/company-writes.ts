// What the forms of the company do: in the steps of the set-up and in Admin alike.
import { type Atrium, type Submitted, textsOf } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { MAX_LOGO } from '#graphql/setup/limits.ts'

const EditCompany = graphql(`
  mutation EditCompany($input: CompanyInput!) { editCompany(input: $input) }
`)

/** A file of a form as Base64: empty when it is to be removed, null when it stays, false when it is too large. */
async function logoIn(form: FormData): Promise<string | null | false> {
  const file = form.get('logo')
  if (file instanceof File && file.size > 0) {
    if (file.size > MAX_LOGO) return false
    return Buffer.from(await file.arrayBuffer()).toString('base64')
  }
  return form.get('removeLogo') === 'on' ? '' : null
}

type Result = Submitted<unknown> | { ok: false; tooLarge: true }

/** Saves name, logo and accent. `tooLarge`: the logo was not even sent on. */
export async function saveCompany(
  { submit }: Pick<Atrium, 'submit'>,
  form: FormData,
): Promise<Result> {
  const { name = '', accent = '', accentOther = '' } = textsOf(form)
  const logo = await logoIn(form)
  if (logo === false) return { ok: false, tooLarge: true }
  const chosen = accent === 'other' ? accentOther.trim() || '?' : accent
  return submit(EditCompany, { input: { name, accent: chosen, logo } })
}

/** Saves how people sign in. */
export const saveSignIn = ({ submit }: Pick<Atrium, 'submit'>, signIn: string) =>
  submit(EditCompany, { input: { signIn: signIn as 'BOTH' } })
