// A mail of the demo as a mail program would have sent it.
import type { SeedThread } from './company/shape.ts'

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
export function rawMail({ email, name, subject = '', text }: SeedThread): Buffer {
  const lines = [
    `From: ${encoded(name)} <${email}>`,
    `Subject: ${encoded(subject)}`,
    `Message-ID: <${email?.replace('@', '.')}@demo.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ]
  return Buffer.from(lines.join('\r\n'))
}
