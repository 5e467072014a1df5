import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { useClock } from '#app/ui/time.tsx'
import { uploadsMessages } from '#messages/uploads.ts'
import { canShrink, shrinkPicture } from './shrink-picture.ts'
import { formatBytes, sendFile } from './upload.ts'

export type UploadEntry = {
  key: string
  name: string
  size: number
  /** How large it was before it was made smaller, in words. */
  was?: string
  isPicture: boolean
  previewUrl?: string
  alt: string
  fraction: number
  secondsLeft: number | null
  state: 'sending' | 'shrinking' | 'there' | 'failed'
  /** Why it failed, in words. */
  message?: string
  canRetry?: boolean
  /** A picture that is too big, which this device can make smaller. */
  canShrink?: boolean
  /** The server's id, once it is there. */
  fileId?: string
}

/** A file that has arrived, as a draft keeps it. */
export type ArrivedFile = Pick<UploadEntry, 'name' | 'size' | 'isPicture' | 'alt'> & {
  fileId: string
}

type UploadRules = {
  /** Files that came before: a draft's. */
  arrived?: readonly ArrivedFile[]
  /** Where a file is PUT; answers JSON `{ "id": … }`. */
  url: string
  maxBytes: number
  maxFiles: number
}

export type Uploads = ReturnType<typeof useUploads>

/** Files that someone adds while writing: sent at once, each with its own progress, stop and second try. */
export function useUploads({ url, maxBytes, maxFiles, arrived = [] }: UploadRules) {
  const t = useMessages(uploadsMessages)
  const { locale } = useClock()
  const [entries, setEntries] = useState<UploadEntry[]>(() => arrived.map(entryOf))
  const files = useRef(new Map<string, { file: File; stop: AbortController }>())
  /** How many of the entries were a draft's, and are no file of this page. */
  const kept = entries.filter(({ key }) => key.startsWith(KEPT)).length
  const count = useRef(0)

  const change = useCallback((key: string, part: Partial<UploadEntry>) => {
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)))
  }, [])

  const send = useCallback(
    async (key: string, file: File) => {
      const stop = new AbortController()
      files.current.set(key, { file, stop })
      const result = await sendFile(url, file, (step) => change(key, step), stop.signal)
      if (stop.signal.aborted) return
      const fileId = result.ok ? idIn(result.body) : undefined
      if (fileId) {
        change(key, { state: 'there', fraction: 1, fileId })
        announce(t('there.about', { name: file.name }))
        return
      }
      const message = result.ok ? t('unreadable') : (result.message ?? t(`reason.${result.reason}`))
      // What the server refused for its content will be refused again; a lost network will not.
      const canRetry = result.ok || result.status === 0 || result.status >= 500
      // A small file of very many pixels: only the server can tell.
      const tooLarge = !result.ok && result.status === 413
      change(key, { state: 'failed', message, canRetry, canShrink: tooLarge && canShrink(file) })
      announce(t('failed', { name: file.name, reason: message }))
    },
    [url, change, t],
  )

  const add = useCallback(
    (added: readonly File[]) => {
      const room = Math.max(0, maxFiles - kept - files.current.size)
      for (const [place, file] of added.entries()) {
        const key = `file-${count.current++}`
        const refusal = refusalOf(file, maxBytes, place < room ? maxFiles : 0, t, locale)
        const isTooBig = file.size > maxBytes && place < room && canShrink(file)
        if (isTooBig) files.current.set(key, { file, stop: new AbortController() })
        setEntries((all) => [...all, { ...entryFor(key, file, refusal), canShrink: isTooBig }])
        if (refusal) announce(t('failed', { name: file.name, reason: refusal }))
        else void send(key, file)
      }
    },
    [maxBytes, maxFiles, kept, send, t, locale],
  )

  const remove = useCallback((key: string) => {
    files.current.get(key)?.stop.abort()
    files.current.delete(key)
    setEntries((all) => {
      for (const entry of all)
        if (entry.key === key && entry.previewUrl) URL.revokeObjectURL(entry.previewUrl)
      return all.filter((entry) => entry.key !== key)
    })
  }, [])

  const retry = useCallback(
    (key: string) => {
      const known = files.current.get(key)
      if (!known) return
      change(key, { state: 'sending', fraction: 0, secondsLeft: null, message: undefined })
      void send(key, known.file)
    },
    [change, send],
  )

  const shrink = useCallback(
    async (key: string) => {
      const known = files.current.get(key)
      if (!known) return
      change(key, { state: 'shrinking', message: undefined, canShrink: false })
      announce(t('shrinking.about', { name: known.file.name }))
      try {
        const small = await shrinkPicture(known.file, maxBytes)
        if (known.stop.signal.aborted) return
        change(key, { ...entryFor(key, small, null), was: formatBytes(known.file.size, locale) })
        announce(t('shrunk', { name: small.name, size: formatBytes(small.size, locale) }))
        void send(key, small)
      } catch {
        const message = t('shrink.failed')
        change(key, { state: 'failed', message })
        announce(t('failed', { name: known.file.name, reason: message }))
      }
    },
    [change, maxBytes, send, t, locale],
  )

  const setAlt = useCallback((key: string, alt: string) => change(key, { alt }), [change])
  /** What a draft had, in place of what is there. */
  const restore = useCallback((restored: readonly ArrivedFile[]) => {
    files.current.clear()
    setEntries(restored.map(entryOf))
  }, [])
  const clear = useCallback(() => {
    files.current.clear()
    setEntries([])
  }, [])

  useEffect(() => {
    const known = files.current
    return () => {
      for (const { stop } of known.values()) stop.abort()
    }
  }, [])

  const waiting = useWaitingForm(entries)
  return { entries, add, remove, retry, shrink, setAlt, clear, restore, ...waiting }
}

/** A form that was sent while its files are on their way: it goes by itself when the last one has arrived. */
function useWaitingForm(entries: readonly UploadEntry[]) {
  const t = useMessages(uploadsMessages)
  const [waiting, setWaiting] = useState<{ form: HTMLFormElement; failed: number } | null>(null)
  const isSending = entries.some(({ state }) => state === 'sending' || state === 'shrinking')
  const failed = entries.filter(({ state }) => state === 'failed').length
  useEffect(() => {
    if (!waiting || isSending) return
    setWaiting(null)
    // Without one of its files it is not what was meant: the writer decides.
    if (failed > waiting.failed) announce(t('waits.failed'))
    else if (waiting.form.isConnected) waiting.form.requestSubmit()
  }, [waiting, isSending, failed, t])
  return {
    isSending,
    isWaiting: waiting !== null,
    /** For the form's `onSubmit`: true when it has to wait, and is held back. */
    holds: (event: FormEvent<HTMLFormElement>): boolean => {
      if (!isSending) return false
      event.preventDefault()
      setWaiting({ form: event.currentTarget, failed })
      announce(t('waits'))
      return true
    },
    letGo: () => setWaiting(null),
  }
}

const KEPT = 'kept-'
const entryOf = (file: ArrivedFile): UploadEntry => ({
  ...file,
  key: `${KEPT}${file.fileId}`,
  previewUrl: file.isPicture ? `/files/${file.fileId}?size=small` : undefined,
  fraction: 1,
  secondsLeft: null,
  state: 'there',
})

/** Those of the entries that have arrived, for a draft. */
export const arrivedIn = (entries: readonly UploadEntry[]): ArrivedFile[] =>
  entries.flatMap(({ fileId, name, size, isPicture, alt }) =>
    fileId ? [{ fileId, name, size, isPicture, alt }] : [],
  )

function entryFor(key: string, file: File, refusal: string | null): UploadEntry {
  const isPicture = file.type.startsWith('image/')
  return {
    key,
    name: file.name,
    size: file.size,
    isPicture,
    previewUrl: isPicture && !refusal ? URL.createObjectURL(file) : undefined,
    alt: '',
    fraction: 0,
    secondsLeft: null,
    state: refusal ? 'failed' : 'sending',
    message: refusal ?? undefined,
  }
}

function refusalOf(
  file: File,
  maxBytes: number,
  maxFiles: number,
  t: ReturnType<typeof uploadsMessages.in>,
  locale: string,
): string | null {
  if (maxFiles === 0) return t('tooMany')
  if (file.size === 0) return t('empty')
  if (file.size > maxBytes)
    return t('tooBig.by', {
      size: formatBytes(file.size, locale),
      over: formatBytes(file.size - maxBytes, locale),
    })
  return null
}

function idIn(body: string): string | undefined {
  try {
    const said: unknown = JSON.parse(body)
    if (said && typeof said === 'object' && 'id' in said) return String(said.id)
  } catch {
    // Not ours to read; the caller says so in words.
  }
  return undefined
}
