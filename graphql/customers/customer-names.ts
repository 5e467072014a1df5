// What a customer is called where their name is masked or not known.
import { customersMessages } from '#messages/customers.ts'
import type { Language } from '#messages/engine/languages.ts'

/** “Customer 7” */
export const customerNumberText = (id: number, language: Language): string =>
  customersMessages.in(language)('customer.number', { number: id })
