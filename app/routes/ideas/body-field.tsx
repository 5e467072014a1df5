import { type ReactNode, useEffect, useRef, useState } from 'react'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { suggestPeople } from '#app/components/suggest-people.tsx'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Editor, EditorViews } from '#app/ui/editor.tsx'
import { Field } from '#app/ui/field.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { MAX_FILE_BYTES } from '#graphql/attachments/limits.ts'
import { BODY_LENGTH } from '#graphql/ideas/limits.ts'
import { composeMessages } from '#messages/compose.ts'

type BodyFieldProps = {
  value: string
  /** Whose members can be named; null while no board is chosen. */
  spaceNumber: number | null
  /** Why the form was refused. */
  refusal?: Refused | undefined
  error?: string
  onText?: (body: string) => void
  onFiles?: (files: File[]) => void
  uploads?: ReactNode
}

/** The text of an idea: Markdown with a toolbar, files dropped anywhere on the page, and a preview by the server. */
export function BodyField(props: BodyFieldProps) {
  const { value, spaceNumber, error, refusal, onText, onFiles, uploads } = props
  const t = useMessages(composeMessages)
  const [view, setView] = useState<'write' | 'preview'>('write')
  const text = useRef<HTMLTextAreaElement>(null)
  const isReady = useIsReady()
  const { html, ask } = usePreview(spaceNumber)
  useDropAnywhere(onFiles)
  return (
    <Field
      label={t('field.body')}
      id="idea-body"
      error={error}
      aside={
        isReady ? (
          <EditorViews
            view={view}
            onView={(next) => {
              setView(next)
              if (next === 'preview') void ask(text.current?.value ?? '')
            }}
          />
        ) : undefined
      }
      help={
        onFiles ? (
          <span className="needs-scripts">
            {t('field.body.drop', { megabytes: MAX_FILE_BYTES / 2 ** 20 })}
          </span>
        ) : undefined
      }
    >
      {(inputProps) => (
        <Editor
          name="body"
          inputProps={inputProps}
          size="tall"
          defaultValue={value}
          maxLength={BODY_LENGTH}
          onText={onText}
          onFiles={onFiles}
          suggest={spaceNumber === null ? undefined : suggestPeople(spaceNumber)}
          view={view}
          previewHtml={html}
          textRef={text}
          foot={
            <>
              {uploads}
              <LateConfidential refusal={refusal} textRef={text} id="idea-confidentialReason" />
            </>
          }
        />
      )}
    </Field>
  )
}

/** What the server makes of the text; null while it is asked. */
function usePreview(spaceNumber: number | null) {
  const t = useMessages(composeMessages)
  const [html, setHtml] = useState<string | null>(null)
  const ask = async (text: string) => {
    setHtml(null)
    try {
      const body = new URLSearchParams({ text, space: String(spaceNumber ?? '') })
      const answer = await fetch('/ask/preview', { method: 'POST', body })
      const said = (await answer.json()) as { html: string }
      setHtml(said.html || `<p>${t('preview.empty')}</p>`)
    } catch {
      setHtml(`<p>${t('preview.offline')}</p>`)
    }
  }
  return { html, ask }
}

/** Files that fall beside the text are meant for it too; without this the browser would leave the page for them. */
function useDropAnywhere(onFiles: ((files: File[]) => void) | undefined) {
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      latest.current?.([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [])
}
