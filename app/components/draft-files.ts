// The files of a draft: within its content as one text, so that contents can be compared field by field. The server keeps a
// file as long as somebody's draft names it.
import { useEffect, useRef } from 'react'
import { type ArrivedFile, arrivedIn, type Uploads } from './use-uploads.ts'

/** What a draft's content says of its files; '' without any. */
export const filesAsText = (files: readonly ArrivedFile[]): string =>
  files.length > 0 ? JSON.stringify(files) : ''

const isArrived = (one: unknown): one is ArrivedFile => {
  const { fileId, name, size, alt } = (one ?? {}) as Record<string, unknown>
  return (
    typeof fileId === 'string' &&
    /^[0-9a-f]{32}$/.test(fileId) &&
    typeof name === 'string' &&
    typeof size === 'number' &&
    typeof alt === 'string'
  )
}

/** The files of a draft's content; what is not ours in it is left out. */
export function filesInDraft(content: string | null | undefined): ArrivedFile[] {
  try {
    const { files } = JSON.parse(content || '{}') as { files?: unknown }
    const all: unknown = typeof files === 'string' && files ? JSON.parse(files) : []
    return Array.isArray(all) ? all.filter(isArrived) : []
  } catch {
    return []
  }
}

/** Calls `keep` when a file has arrived, was described or taken out: a draft of photos alone is one too. */
export function useKeptFiles(
  uploads: Uploads,
  keep: (files: readonly ArrivedFile[]) => void,
): void {
  const files = arrivedIn(uploads.entries)
  const text = filesAsText(files)
  const before = useRef(text)
  useEffect(() => {
    if (before.current === text) return
    before.current = text
    keep(files)
  })
}
