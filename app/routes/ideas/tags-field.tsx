import { X } from 'lucide'
import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Field } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input } from '#app/ui/input.tsx'
import { announceNow } from '#app/ui/live-region.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { MAX_TAGS } from '#graphql/ideas/limits.ts'
import { composeMessages } from '#messages/compose.ts'
import { tagsIn } from './idea-text.ts'

type TagsFieldProps = {
  /** With commas between them. */
  value: string
  onTags?: (value: string) => void
  known: readonly { tag: string; count: number }[]
  error?: string
}

const OFFERED = 3

/** Tags: one field with commas before scripts, chips afterwards. Known ones are offered, so that one thing has one name. */
export function TagsField({ value, onTags, known, error }: TagsFieldProps) {
  const t = useMessages(composeMessages)
  const isReady = useIsReady()
  const [tags, setTags] = useState(() => tagsIn(value))
  const frame = { label: t('field.tags'), id: 'idea-tags', error }
  if (!isReady) {
    return (
      <Field {...frame} help={t('field.tags.help', { max: MAX_TAGS })}>
        {(inputProps) => <Input {...inputProps} name="tags" defaultValue={value} maxLength={400} />}
      </Field>
    )
  }
  const change = (next: string[]) => {
    setTags(next)
    onTags?.(next.join(', '))
  }
  const add = (text: string) => {
    const next = [...new Set([...tags, ...tagsIn(text)])].slice(0, MAX_TAGS)
    if (next.length > tags.length) announceNow(t('field.tags.added', { tag: next.at(-1) ?? '' }))
    if (next.length >= MAX_TAGS) announceNow(t('field.tags.full', { max: MAX_TAGS }))
    change(next)
  }
  const offers = known.filter(({ tag }) => !tags.includes(tag)).slice(0, OFFERED)
  return (
    <Field
      {...frame}
      help={
        offers.length > 0 && tags.length < MAX_TAGS
          ? t.rich('field.tags.used', {
              tags: offers.map(({ tag }, index) => (
                <Fragment key={tag}>
                  {index > 0 ? ', ' : ''}
                  <button type="button" className="link-button" dir="auto" onClick={() => add(tag)}>
                    {tag}
                  </button>
                </Fragment>
              )),
            })
          : null
      }
    >
      {(inputProps) => (
        <div className="input tag-input">
          {tags.map((tag) => (
            <TagChip
              key={tag}
              tag={tag}
              onRemove={() => change(tags.filter((one) => one !== tag))}
            />
          ))}
          {/* It stays when the list is full: whoever types in it would lose the focus with it. */}
          <TagInput
            inputProps={inputProps}
            known={known}
            isFull={tags.length >= MAX_TAGS}
            onAdd={add}
            onBack={() => change(tags.slice(0, -1))}
          />
        </div>
      )}
    </Field>
  )
}

function TagChip({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  const t = useMessages(composeMessages)
  return (
    <span className="chip">
      <input type="hidden" name="tags" value={tag} />
      <span dir="auto">{tag}</span>
      <button
        type="button"
        className="chip-remove"
        aria-label={t('field.tags.remove', { tag })}
        onClick={onRemove}
      >
        <Icon of={X} size={13} />
      </button>
    </span>
  )
}

type TagInputProps = {
  inputProps: object
  known: TagsFieldProps['known']
  isFull: boolean
  onAdd: (text: string) => void
  onBack: () => void
}

function TagInput({ inputProps, known, isFull, onAdd, onBack }: TagInputProps) {
  const t = useMessages(composeMessages)
  const input = useRef<HTMLInputElement>(null)
  const take = () => {
    const field = input.current
    if (!field?.value.trim()) return
    onAdd(field.value)
    field.value = ''
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isEmpty = event.currentTarget.value === ''
    if (event.key === 'Backspace' && isEmpty) onBack()
    else if (event.key === ',' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) {
      event.preventDefault()
      take()
    }
  }
  return (
    <>
      <input
        {...inputProps}
        ref={input}
        // Carries what was typed but not yet made a chip.
        name="tags"
        list="known-tags"
        placeholder={isFull ? t('field.tags.full', { max: MAX_TAGS }) : t('field.tags.add')}
        readOnly={isFull}
        maxLength={40}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={take}
      />
      <datalist id="known-tags">
        {known.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  )
}
