// Why a file was not taken, in the language of whoever sent it.
import { refusalOf } from '#graphql/failures.ts'
import { log } from '#log.ts'
import type { Language } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { TooLarge } from './receive.ts'
import { megabytes } from './sizes.ts'

export type WhyNot = { status: number; message: string; retryAfter?: number }

/** The HTTP status and words for an error while a file was taken in. What was not meant is logged. */
export function whyNot(error: unknown, language: Language): WhyNot {
  const t = refusalMessages.in(language)
  if (error instanceof TooLarge) {
    const most = Math.round(MAX_FILE_BYTES / megabytes(1))
    return { status: 413, message: t('fileTooBig', { max: most }) }
  }
  const refusal = refusalOf(error)
  if (refusal) {
    const { http } = refusal.extensions as {
      http: { status: number; headers?: { 'Retry-After'?: string } }
    }
    const retryAfter = Number(http.headers?.['Retry-After'] ?? 0)
    return { status: http.status, message: withoutField(refusal.text(language)), retryAfter }
  }
  log.error({ err: error as Error }, 'an upload failed')
  if ((error as { code?: string }).code === 'ENOSPC') return { status: 507, message: t('noRoom') }
  return { status: 500, message: t('broken') }
}

/** "file: This file is empty." belongs to a form's field; here the file is all there is. */
const withoutField = (message: string): string => message.replace(/^file: /, '')
