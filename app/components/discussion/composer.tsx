import '#app/styles/sheets/discussion.css'
import { AtSign, Paperclip } from 'lucide'
import { type ReactNode, type RefObject, useRef } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import type { PersonFace } from '#app/components/person-face.ts'
import { useIsLost } from '#app/live/use-is-lost.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Editor } from '#app/ui/editor.tsx'
import { FieldError, useOwnCheck } from '#app/ui/field.tsx'
import { FilePick } from '#app/ui/file-pick.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { SuggestNames } from '#app/ui/name-suggestions.tsx'
import { replaceText } from '#app/ui/replace-text.ts'
import { discussionMessages } from '#messages/discussion.ts'

type ComposerProps = {
  viewer?: PersonFace
  /** The field's name in the form. */
  name: string
  label: string
  placeholder?: string
  defaultValue?: string
  maxLength?: number
  submitLabel?: string
  isWorking?: boolean
  error?: string | null
  suggest?: SuggestNames
  onText?: (text: string) => void
  onFiles?: (files: File[]) => void
  /** Files on their way, drawn by the page. */
  uploads?: ReactNode
  /** A second button: “Cancel”. */
  cancel?: ReactNode
  textRef?: RefObject<HTMLTextAreaElement | null>
  id?: string
}

/** Where a comment is written. Stands inside the page's own form. */
export function Composer(props: ComposerProps) {
  const own = useRef<HTMLTextAreaElement>(null)
  const text = props.textRef ?? own
  const check = useOwnCheck()
  const error = check.problem || props.error
  return (
    <div
      className={props.viewer ? 'composer' : 'composer composer-bare'}
      onInvalidCapture={check.onInvalid}
      onInput={check.onInput}
    >
      {props.viewer ? <Avatar person={props.viewer} size={32} /> : null}
      <div className="stack stack-tight">
        <Editor
          size="small"
          name={props.name}
          label={props.label}
          placeholder={props.placeholder}
          defaultValue={props.defaultValue}
          maxLength={props.maxLength}
          required
          inputProps={{ id: props.id, 'aria-invalid': error ? true : undefined }}
          suggest={props.suggest}
          onText={props.onText}
          onFiles={props.onFiles}
          textRef={text}
          foot={
            <>
              {props.uploads}
              <ComposerFoot {...props} textRef={text} />
            </>
          }
        />
        {error ? <FieldError>{error}</FieldError> : null}
      </div>
    </div>
  )
}

function ComposerFoot(props: ComposerProps & { textRef: RefObject<HTMLTextAreaElement | null> }) {
  const { textRef, onFiles } = props
  const t = useMessages(discussionMessages)
  const mention = () => {
    const area = textRef.current
    if (!area) return
    const before = area.value.slice(0, area.selectionStart)
    const emoji = before === '' || /\s$/.test(before) ? '@' : ' @'
    replaceText(area, area.selectionStart, area.selectionEnd, emoji)
  }
  return (
    <div className="editor-foot">
      {onFiles ? (
        <span className="needs-scripts">
          <FilePick label={t('attach')} icon={Paperclip} name="fileIds" onFiles={onFiles} />
        </span>
      ) : null}
      {props.suggest ? (
        <span className="needs-scripts">
          <Button variant="quiet" size="small" isIcon aria-label={t('mention')} onClick={mention}>
            <Icon of={AtSign} />
          </Button>
        </span>
      ) : null}
      {useIsLost() ? <span className="warn small">{t('offline')}</span> : null}
      <span className="push cluster">
        {props.cancel}
        <Button
          type="submit"
          variant="primary"
          size="small"
          isWorking={props.isWorking}
          keyHint="Ctrl ↵"
        >
          {props.submitLabel ?? t('post')}
        </Button>
      </span>
    </div>
  )
}
