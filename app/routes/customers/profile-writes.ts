// The forms of a customer's page.
import { done, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { type Intent, intent, type Sent } from '#app/intents.ts'
import { CONSENTS } from '#graphql/customers/limits.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'

const Edit = graphql(`
  mutation EditCustomer($id: Int!, $version: Int!, $segment: String, $language: String, $consent: CustomerConsent!, $isKept: Boolean) {
    editCustomer(customerId: $id, version: $version, segment: $segment, language: $language, consent: $consent, isKept: $isKept) { number }
  }
`)
const Merge = graphql(`
  mutation MergeCustomers($id: Int!, $into: Int!) { mergeCustomers(customerId: $id, intoId: $into) }
`)
const Account = graphql(`
  mutation SetCustomerAccount($threadId: ID!, $name: String!, $value: Int) {
    setCustomerAccount(threadId: $threadId, name: $name, yearlyValue: $value) { number }
  }
`)
const Erase = graphql(`
  mutation EraseCustomer($id: Int!) { eraseCustomer(customerId: $id) }
`)
const Unmerge = graphql(`
  mutation UnmergeCustomer($id: Int!) { unmergeCustomer(customerId: $id) }
`)
const WithAddress = graphql(`
  query CustomerWithAddress($address: String!) { customerWithAddress(address: $address) }
`)

const back = (_: unknown, { on }: Sent) => on.path
const page = { answer: () => ({}), changes: 'page' as const, to: back }

/** Who is meant by a number, as “Customer 7” or “7”, or by an address. */
async function meant({ gateway }: Sent, text: string): Promise<number | null> {
  const number = /^(?:\D*\s)?#?(\d{1,9})$/.exec(text.trim())
  if (number) return Number(number[1])
  const { customerWithAddress } = await gateway.ask(WithAddress, { address: text })
  return customerWithAddress
}

/** The other one becomes part of the customer whose page it is. */
const merge: Intent = async (sent) => {
  const { gateway, intent: name, on, request, text } = sent
  const other = text('other')
  const otherId = await meant(sent, other)
  const t = customerProfileMessages.in(gateway.language)
  if (otherId === null) return refuseField(name, 'other', t('merge.unknown'), { other })
  const result = await gateway.submit(
    Merge,
    { id: otherId, into: Number(on.id) },
    text('idempotencyKey'),
  )
  return result.ok ? done(request, on.path, { intent: name }) : refused(result, name, { other })
}

export const profileIntents: Record<string, Intent> = {
  edit: intent({
    document: Edit,
    read: ({ on, text }) => ({
      id: Number(on.id),
      version: Number(text('version')) || 0,
      segment: text('segment'),
      language: text('language') || null,
      consent: CONSENTS.find((one) => one === text('consent')) ?? 'NONE',
      isKept: text('isKept') === 'on',
    }),
    typed: ['segment'],
    ...page,
  }),
  account: intent({
    document: Account,
    read: ({ text }) => ({
      threadId: text('threadId'),
      name: text('name'),
      value: text('yearlyValue') ? Number(text('yearlyValue')) || 0 : null,
    }),
    typed: ['name'],
    ...page,
  }),
  merge,
  erase: intent({ document: Erase, read: ({ on }) => ({ id: Number(on.id) }), ...page }),
  unmerge: intent({
    document: Unmerge,
    read: ({ text }) => ({ id: Number(text('customer')) || 0 }),
    ...page,
  }),
}
