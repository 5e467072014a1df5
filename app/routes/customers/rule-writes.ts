// The forms of a channel's rules.
import { redirect } from 'react-router'
import { type Atrium, fields } from '#app/atrium.ts'
import { refused, refuseField } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { personNamed } from '#app/person-choice.ts'

const Save = graphql(`
  mutation SaveRule($channelId: ID!, $ruleId: Int, $version: Int, $rule: ListeningRuleInput!) {
    saveListeningRule(channelId: $channelId, ruleId: $ruleId, version: $version, rule: $rule) { number }
  }
`)
const Remove = graphql(
  `mutation RemoveRule($ruleId: Int!) { removeListeningRule(ruleId: $ruleId) { number } }`,
)
const Raise = graphql(
  `mutation RaiseRule($ruleId: Int!) { raiseListeningRule(ruleId: $ruleId) { number } }`,
)
const Try = graphql(`
  query TryRule($channelId: ID!, $rule: ListeningRuleInput!) {
    tryListeningRule(channelId: $channelId, rule: $rule) { seen caught noise examples { number path title language } }
  }
`)
export type TrialData = ResultOf<typeof Try>['tryListeningRule']

type Typed = Record<string, string>
/** What stands between commas or on lines of its own. */
const listOf = (text = ''): string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)

const ruleOf = (typed: Typed, assigneeId: number | null) => ({
  name: typed.name ?? '',
  words: listOf(typed.words),
  without: listOf(typed.without),
  authors: listOf(typed.authors),
  language: typed.language || null,
  tone: typed.tone || null,
  minReach: Number(typed.minReach) || 1,
  tags: listOf(typed.tags),
  severity: Number(typed.severity) || null,
  isSpam: typed.isSpam === 'on',
  desk: typed.desk ?? '',
  assigneeId: assigneeId === null ? null : String(assigneeId),
})

/** Does what a form of the page asks for; a rule that is tried gives its trial as the page's answer. */
export async function writeRule(gateway: Atrium, request: Request, path: string) {
  const typed = await fields(request)
  const { channel = '', intent = '', ruleId } = typed
  if (intent === 'remove' || intent === 'raise') {
    const document = intent === 'remove' ? Remove : Raise
    const result = await gateway.submit(document as typeof Remove, { ruleId: Number(ruleId) || 0 })
    if (!result.ok) return refused(result, intent, typed)
    throw redirect(path, 303)
  }
  if (intent !== 'save' && intent !== 'try') throw new Response('Bad request', { status: 400 })
  const person = await personNamed(gateway, typed.assignee ?? '')
  if (!person.ok) return refuseField(intent, 'assignee', person.message, typed)
  const rule = ruleOf(typed, person.number)
  if (intent === 'try') {
    // Its name does not matter yet.
    const tried = await gateway.submit(Try, {
      channelId: channel,
      rule: { ...rule, name: 'trial' },
    })
    if (!tried.ok) return refused(tried, intent, typed)
    return { ok: true as const, trial: tried.data.tryListeningRule, typed }
  }
  const result = await gateway.submit(Save, {
    channelId: channel,
    ruleId: ruleId ? Number(ruleId) : null,
    version: typed.version ? Number(typed.version) : null,
    rule,
  })
  if (!result.ok) return refused(result, intent, typed)
  throw redirect(path, 303)
}
