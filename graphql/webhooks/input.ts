import * as z from 'zod/mini'
import { atLeast, line, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { WEBHOOK_FORMATS, WEBHOOK_NAME_LENGTH, WEBHOOK_URL_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const isAddress = (raw: string): boolean => {
  if (!URL.canParse(raw)) return false
  const { protocol, username, password } = new URL(raw)
  return protocol === 'https:' && !username && !password
}

const Fields = {
  name: line(WEBHOOK_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
  url: line(WEBHOOK_URL_LENGTH).check(z.refine(isAddress, text(say('webhookAddress')))),
  format: z.enum(WEBHOOK_FORMATS),
  topics: z
    .array(z.string().check(z.maxLength(40)))
    .check(z.minLength(1, text(say('chooseOne'))), z.maxLength(200)),
  personId: id,
}
export const MakeWebhook = z.strictObject(Fields)
export const EditWebhook = z.strictObject({ number: id, version: id, isOn: z.boolean(), ...Fields })
export const WebhookRef = z.strictObject({ number: id })
