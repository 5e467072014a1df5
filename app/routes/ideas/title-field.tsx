import { type FocusEvent, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Field } from '#app/ui/field.tsx'
import { Textarea } from '#app/ui/input.tsx'
import { onKeys } from '#app/ui/keys.ts'
import { countText } from '#graphql/graphemes.ts'
import { TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { composeMessages } from '#messages/compose.ts'

type TitleFieldProps = {
  value: string
  onText?: (title: string) => void
  error?: string
  /** How many ideas were found close to it. */
  near?: number
}

/** The idea in one line, in its writer's voice, with how much room is left. */
export function TitleField({ value, onText, error, near = 0 }: TitleFieldProps) {
  const t = useMessages(composeMessages)
  const [length, setLength] = useState(countText(value))
  const wasFocused = useRef(false)
  // A draft is written on at its end; afterwards the cursor stays where it is put.
  const toEndOnce = (event: FocusEvent<HTMLTextAreaElement>) => {
    if (wasFocused.current) return
    wasFocused.current = true
    const { value: title } = event.currentTarget
    event.currentTarget.setSelectionRange(title.length, title.length)
  }
  return (
    <div>
      <Field label={t('field.title')} id="idea-title" error={error}>
        {(inputProps) => (
          <Textarea
            {...inputProps}
            className="input-title"
            name="title"
            rows={1}
            required
            minLength={4}
            maxLength={TITLE_LENGTH}
            defaultValue={value}
            autoFocus
            onFocus={toEndOnce}
            onInput={(event) => {
              const title = event.currentTarget.value
              setLength(countText(title))
              onText?.(title)
            }}
            // One line: Enter goes on to the text, Ctrl Enter posts.
            onKeyDown={onKeys({
              enter: () => document.getElementById('idea-body')?.focus(),
              'ctrl enter': (event) => event.currentTarget.form?.requestSubmit(),
            })}
          />
        )}
      </Field>
      <p className="field-foot needs-scripts">
        <span>{t('field.title.count', { length, max: TITLE_LENGTH })}</span>
        {near > 0 ? <span>{t('field.title.near', { count: near })}</span> : null}
      </p>
    </div>
  )
}
