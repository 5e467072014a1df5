import '#app/styles/sheets/discussion.css'
import { type ClipboardEvent, type ReactNode, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { editorMessages } from '#messages/editor.ts'
import { classNames } from './class-names.ts'
import type { InputProps } from './field.tsx'
import { onKeys } from './keys.ts'
import { type Logo, markText } from './markdown-marks.ts'
import { MarkdownToolbar } from './markdown-toolbar.tsx'
import { SuggestionList, type SuggestNames, useNameSuggestions } from './name-suggestions.tsx'
import { Prose } from './prose.tsx'
import { replaceText } from './replace-text.ts'
import { Segment } from './segment.tsx'
import { textLimit } from './text-limit.ts'

export type EditorProps = {
  name: string
  /** From <Field>: id and the ties to help and error. */
  inputProps?: Partial<InputProps>
  /** The label, where no <Field> stands around. */
  label?: string
  defaultValue?: string
  placeholder?: string
  required?: boolean
  maxLength?: number
  rows?: number
  /** `tall` for a post, `small` (no toolbar) for a comment. */
  size?: 'normal' | 'tall' | 'small'
  onText?: (text: string) => void
  /** People for what is typed after @. */
  suggest?: SuggestNames
  /** Files that were pasted or dropped on the text. */
  onFiles?: (files: File[]) => void
  /** Inside the frame, below the text: uploads, buttons. */
  foot?: ReactNode
  view?: 'write' | 'preview'
  /** What the server makes of the text; shown in the preview. */
  previewHtml?: string | null
  textRef?: React.RefObject<HTMLTextAreaElement | null>
}

/** The writing box: Markdown with a toolbar, @names, pasted files. A plain textarea before scripts. */
export function Editor(props: EditorProps) {
  const t = useMessages(editorMessages)
  const { size = 'normal', view = 'write', inputProps, foot, suggest, onFiles, onText } = props
  const own = useRef<HTMLTextAreaElement>(null)
  const text = props.textRef ?? own
  const names = useNameSuggestions(text, suggest)
  const [isDragging, setDragging] = useState(false)
  const apply = (mark: Logo) => text.current && applyMark(text.current, mark, t)
  const onKeyDown = onKeys<HTMLTextAreaElement>({
    'ctrl enter': (event) => event.currentTarget.form?.requestSubmit(),
    'ctrl b': () => apply('bold'),
    'ctrl i': () => apply('italic'),
    ...names.keys,
  })
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (!onFiles || files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file button is the first
    <div
      className={classNames('editor', size !== 'normal' && `editor-${size}`)}
      data-invalid={inputProps?.['aria-invalid']}
      data-dragging={isDragging || undefined}
      onDragOver={(event) => {
        if (!onFiles || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        setDragging(false)
        if (!onFiles || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      }}
    >
      {size === 'small' || view === 'preview' ? null : (
        <MarkdownToolbar onMark={apply} onFiles={onFiles} />
      )}
      <textarea
        ref={text}
        className="editor-text"
        dir="auto"
        hidden={view === 'preview'}
        name={props.name}
        aria-label={props.label}
        defaultValue={props.defaultValue}
        placeholder={props.placeholder}
        required={props.required}
        rows={props.rows ?? (size === 'tall' ? 9 : size === 'small' ? 2 : 4)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        {...textLimit<HTMLTextAreaElement>(props.maxLength, {
          onInput: (event) => {
            onText?.(event.currentTarget.value)
            names.onInput()
          },
        })}
        onBlur={names.close}
        {...inputProps}
        {...names.inputProps}
      />
      {view === 'preview' ? (
        <div className="editor-preview">
          {props.previewHtml === null || props.previewHtml === undefined ? (
            <p className="quiet">{t('loading')}</p>
          ) : (
            <Prose html={props.previewHtml} />
          )}
        </div>
      ) : null}
      <SuggestionList names={names} />
      {foot}
    </div>
  )
}

/** Write and Preview, for the right of the field's label. */
export function EditorViews(props: {
  view: 'write' | 'preview'
  onView: (view: 'write' | 'preview') => void
}) {
  const t = useMessages(editorMessages)
  return (
    <Segment
      label={t('view')}
      value={props.view}
      options={[
        { value: 'write', label: t('view.write') },
        { value: 'preview', label: t('view.preview') },
      ]}
      onChange={props.onView}
    />
  )
}

function applyMark(area: HTMLTextAreaElement, mark: Logo, t: ReturnType<typeof editorMessages.in>) {
  const at = { text: area.value, start: area.selectionStart, end: area.selectionEnd }
  const edit = markText(mark, at, {
    bold: t('bold.sample'),
    italic: t('italic.sample'),
    link: t('link.sample'),
  })
  replaceText(area, edit.from, edit.to, edit.insert)
  area.setSelectionRange(edit.start, edit.end)
}
