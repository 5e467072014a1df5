// What the forms about roles do.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const GrantRole = graphql(`
  mutation GrantRole($input: GrantRoleInput!) { grantRole(input: $input) { isViewer number } }
`)
const EndRole = graphql(`
  mutation EndRole($input: EndRoleInput!) { endRole(input: $input) { isViewer number } }
`)
const NAMES = [
  'SPONSOR',
  'PRODUCT_TEAM',
  'SUPPORT',
  'MODERATOR',
  'AUDITOR',
  'ADMINISTRATOR',
] as const

type Form = Record<string, string>

/** Gives or ends the role that a form names; null: it names none. A date means its end, in UTC. */
export function writeRole({ submit }: Pick<Atrium, 'submit'>, intent: string, form: Form) {
  const isAdministrator = intent === 'makeAdmin' || intent === 'makeMember'
  const role = isAdministrator ? 'ADMINISTRATOR' : NAMES.find((name) => name === form.role)
  if (!role) return null
  const { person = '', reason = '', space = '', until = '' } = form
  const input = { personId: person, role, spaceId: space || null, reason }
  if (intent === 'makeMember' || intent === 'endRole') return submit(EndRole, { input })
  // A day that cannot be read is refused like one that has passed, not left out.
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until)
  const day = until === '' ? null : isDay ? `${until}T23:59:59Z` : '2000-01-01T00:00:00Z'
  return submit(GrantRole, { input: { ...input, until: day } })
}
