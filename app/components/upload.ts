/** How an upload goes on; `fraction` from 0 to 1. */
export type UploadStep = { fraction: number; secondsLeft: number | null }

export type UploadResult =
  | { ok: true; body: string }
  | { ok: false; status: number; message: string }

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
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return
      onStep(stepOf(event.loaded, event.total, performance.now() - startedAt))
    }
    request.onload = () => {
      const isFine = request.status >= 200 && request.status < 300
      if (isFine) resolve({ ok: true, body: request.responseText })
      else resolve({ ok: false, status: request.status, message: refusalIn(request) })
    }
    const lose = (message: string) => () => resolve({ ok: false, status: 0, message })
    request.onerror = lose('The network was lost. The file is still here.')
    request.ontimeout = lose('This took too long. Try again with a better network.')
    request.onabort = lose('Stopped.')
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
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  const mega = bytes / 1_000_000
  return `${mega < 10 ? mega.toFixed(1).replace(/\.0$/, '') : Math.round(mega)} MB`
}

function refusalIn(request: XMLHttpRequest): string {
  try {
    const said: unknown = JSON.parse(request.responseText)
    if (said && typeof said === 'object' && 'message' in said) return String(said.message)
  } catch {
    // Not JSON: a proxy in between answered; its page is of no use to the writer.
  }
  return request.status === 413 ? 'Too big.' : 'The file was not taken.'
}
