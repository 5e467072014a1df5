import { pagePerson } from '#app/page-person.ts'
import { PAGE_HEADER } from '#graphql/identity/limits.ts'

/** How an upload goes on; `fraction` from 0 to 1. */
export type UploadStep = { fraction: number; secondsLeft: number | null }

/** Why a file did not arrive, as a message of the catalogue; the server's own words stand beside it as `message`. */
export type UploadProblem = 'offline' | 'timeout' | 'stopped' | 'refused' | 'tooBig'

export type UploadResult =
  | { ok: true; body: string }
  | { ok: false; status: number; reason: UploadProblem; message?: string }

/**
 * Sends one file with PUT and says how far it is. XHR, because fetch cannot tell how much has left the machine. Never
 * rejects: a refusal or a lost network comes back as `{ ok: false }` (status 0 for the network). `signal` stops it.
 */
export function sendFile(
  url: string,
  file: File,
  onStep: (step: UploadStep) => void,
  signal?: AbortSignal,
): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const startedAt = performance.now()
    request.open('PUT', url)
    request.timeout = 10 * 60_000
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    const person = pagePerson()
    if (person) request.setRequestHeader(PAGE_HEADER, person)
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return
      onStep(stepOf(event.loaded, event.total, performance.now() - startedAt))
    }
    request.onload = () => {
      const isFine = request.status >= 200 && request.status < 300
      if (isFine) resolve({ ok: true, body: request.responseText })
      else resolve({ ok: false, status: request.status, ...refusalIn(request) })
    }
    const lose = (reason: UploadProblem) => () => resolve({ ok: false, status: 0, reason })
    request.onerror = lose('offline')
    request.ontimeout = lose('timeout')
    request.onabort = lose('stopped')
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** How far, and how long at the speed so far (nothing said in the first half second). Lengths in bytes, time in ms. */
export function stepOf(loaded: number, total: number, passed: number): UploadStep {
  const fraction = total > 0 ? Math.min(1, loaded / total) : 1
  if (passed < 500 || fraction === 0) return { fraction, secondsLeft: null }
  return { fraction, secondsLeft: Math.round(((passed / fraction) * (1 - fraction)) / 1000) }
}

/** “2.4 MB”, with a decimal only where it says something. */
export function formatBytes(bytes: number, locale = 'en'): string {
  const number = (value: number, maximumFractionDigits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
  if (bytes < 1000) return `${number(bytes)} B`
  if (bytes < 1_000_000) return `${number(bytes / 1000)} kB`
  const mega = bytes / 1_000_000
  return `${number(mega, mega < 10 ? 1 : 0)} MB`
}

function refusalIn(request: XMLHttpRequest): { reason: UploadProblem; message?: string } {
  const reason = request.status === 413 ? 'tooBig' : 'refused'
  try {
    const said: unknown = JSON.parse(request.responseText)
    if (said && typeof said === 'object' && 'message' in said)
      return { reason, message: String(said.message) }
  } catch {
    // Not JSON: a proxy in between answered; its page is of no use to the writer.
  }
  return { reason }
}
