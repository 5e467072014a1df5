// What the forms of webhooks do.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { WEBHOOK_FORMATS } from '#graphql/webhooks/limits.ts'

const Make = graphql(`
  mutation MakeWebhook($input: WebhookInput!) { makeWebhook(input: $input) { number text } }
`)
const Edit = graphql(`
  mutation EditWebhook($number: Int!, $version: Int!, $isOn: Boolean!, $input: WebhookInput!) {
    editWebhook(number: $number, version: $version, isOn: $isOn, input: $input)
  }
`)
const Renew = graphql(`
  mutation RenewWebhookSecret($number: Int!) { renewWebhookSecret(number: $number) { number text } }
`)
const Delete = graphql(`mutation DeleteWebhook($number: Int!) { deleteWebhook(number: $number) }`)
const Test = graphql(`mutation TestWebhook($number: Int!) { testWebhook(number: $number) }`)
const Retry = graphql(`
  mutation RetryWebhookDelivery($number: Int!) { retryWebhookDelivery(number: $number) }
`)

type Submit = Pick<Atrium, 'submit'>
type Form = Record<string, string>
const numberIn = (form: Form, field = 'number'): number => Number(form[field]) || 0
/** Each topic is a box of its own, `topic.idea`. */
const inputOf = (form: Form) => ({
  name: form.name ?? '',
  url: form.url ?? '',
  format: WEBHOOK_FORMATS.find((one) => one === form.format) ?? 'JSON',
  topics: Object.keys(form).flatMap((key) => (key.startsWith('topic.') ? [key.slice(6)] : [])),
  accountId: form.account ?? '',
})

export const makeWebhook = ({ submit }: Submit, form: Form) =>
  submit(Make, { input: inputOf(form) })
export const editWebhook = ({ submit }: Submit, form: Form) =>
  submit(Edit, {
    number: numberIn(form),
    version: numberIn(form, 'version'),
    isOn: form.on !== undefined,
    input: inputOf(form),
  })
export const renewSecret = ({ submit }: Submit, form: Form) =>
  submit(Renew, { number: numberIn(form) })
export const deleteWebhook = ({ submit }: Submit, form: Form) =>
  submit(Delete, { number: numberIn(form) })
export const testWebhook = ({ submit }: Submit, form: Form) =>
  submit(Test, { number: numberIn(form) })
export const retryDelivery = ({ submit }: Submit, form: Form) =>
  submit(Retry, { number: numberIn(form, 'delivery') })
