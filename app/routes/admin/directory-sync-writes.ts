// What the forms of directory sync do.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const Make = graphql(`
  mutation MakeDirectoryConnection($name: String!) { makeDirectoryConnection(name: $name) { number address text } }
`)
const Renew = graphql(`
  mutation RenewDirectoryToken($number: Int!) { renewDirectoryToken(number: $number) { number address text } }
`)
const End = graphql(`
  mutation EndDirectoryConnection($number: Int!) { endDirectoryConnection(number: $number) }
`)
const AddRule = graphql(`
  mutation AddDirectoryGroupRule($groupKey: String!, $role: GrantedRole, $spaceId: ID) {
    addDirectoryGroupRule(groupKey: $groupKey, role: $role, spaceId: $spaceId)
  }
`)
const RemoveRule = graphql(`
  mutation RemoveDirectoryGroupRule($number: Int!) { removeDirectoryGroupRule(number: $number) }
`)
const Preview = graphql(`
  query DirectoryRulePreview($groupKey: String!, $role: GrantedRole, $spaceId: ID) {
    directoryRulePreview(groupKey: $groupKey, role: $role, spaceId: $spaceId) { newCount hadCount people { number name } }
  }
`)

/** Roles that a group can give, in the order of the pages. */
export const RULE_ROLES = ['SPONSOR', 'PRODUCT_TEAM', 'SUPPORT', 'MODERATOR', 'AUDITOR'] as const

type Form = Record<string, string>
const numberIn = (form: Form): number => Number(form.number) || 0
const ruleIn = (form: Form) => ({
  groupKey: form.group ?? '',
  role: RULE_ROLES.find((role) => role === form.gives) ?? null,
  spaceId: form.space || null,
})

export const makeConnection = ({ submit }: Pick<Atrium, 'submit'>, form: Form) =>
  submit(Make, { name: form.name ?? '' })
export const renewToken = ({ submit }: Pick<Atrium, 'submit'>, form: Form) =>
  submit(Renew, { number: numberIn(form) })
export const endConnection = ({ submit }: Pick<Atrium, 'submit'>, form: Form) =>
  submit(End, { number: numberIn(form) })
export const addRule = ({ submit }: Pick<Atrium, 'submit'>, form: Form) =>
  submit(AddRule, ruleIn(form))
export const removeRule = ({ submit }: Pick<Atrium, 'submit'>, form: Form) =>
  submit(RemoveRule, { number: Number(form.rule) || 0 })
/** What the rule in the form would do. */
export const previewRule = async ({ ask }: Pick<Atrium, 'ask'>, form: Form) =>
  (await ask(Preview, ruleIn(form))).directoryRulePreview
