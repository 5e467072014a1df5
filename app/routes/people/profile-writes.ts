// What the forms of somebody's page do: the own profile and picture, and the details that administrators edit.
import { type Atrium, type FieldMessages, type Submitted, textsOf } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { personNamed } from '#app/person-choice.ts'

const EditProfile = graphql(`
  mutation EditProfile($input: ProfileInput!) { editProfile(input: $input) { number } }
`)
const EditPerson = graphql(`
  mutation EditPerson($input: EditPersonInput!) { editPerson(input: $input) { number } }
`)

const versionIn = (form: Record<string, string>): number | null => Number(form.version) || null

/** The own profile, from its form. */
export function saveProfile({ submit }: Atrium, data: FormData): Promise<Submitted<unknown>> {
  const form = textsOf(data)
  const skills = (form.skills ?? '')
    .split(',')
    .map((skill) => skill.trim())
    .filter(Boolean)
  const spokenLanguages = data.getAll('spoken').filter((code) => typeof code === 'string')
  return submit(EditProfile, {
    input: {
      title: form.title ?? '',
      about: form.about ?? '',
      skills,
      site: form.site ?? null,
      phone: form.phone ?? null,
      chatUrl: form.chatUrl ?? null,
      timeZone: form.timeZone || null,
      awayUntil: form.awayUntil ?? null,
      spokenLanguages: data.has('hasSpoken') ? spokenLanguages : null,
      version: versionIn(form),
    },
  })
}

/** What the company says of somebody. The manager is found by name, so that it works before scripts. */
export async function saveDetails(
  gateway: Atrium,
  personId: string,
  form: Record<string, string>,
): Promise<Submitted<unknown>> {
  const manager = await personNamed(gateway, form.manager ?? '')
  if (!manager.ok) {
    const fields: FieldMessages = { managerId: [manager.message] }
    return { ok: false, code: 'INVALID', message: manager.message, fields, more: {} }
  }
  return gateway.submit(EditPerson, {
    input: {
      personId,
      name: form.name ?? '',
      title: form.title ?? '',
      unit: form.unit ?? '',
      site: form.site ?? '',
      managerId: manager.number === null ? null : String(manager.number),
      version: versionIn(form),
    },
  })
}
