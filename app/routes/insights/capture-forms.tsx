import { useEffect, useId, useRef } from 'react'
import { Form, useActionData } from 'react-router'
import { problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  MAX_ACCOUNT_NAME,
  MAX_NOTE,
  MAX_PASSAGE,
  MAX_THEME_NAME,
  MAX_YEARLY_VALUE,
  TONES,
} from '#graphql/insights/limits.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { ToneData } from './insights-document.ts'

/** Writes what is selected in a message into the form. Before scripts, the passage is pasted. */
function useSelected(form: React.RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const take = () => {
      const selection = document.getSelection()
      const text = selection?.toString().trim() ?? ''
      const anchor = selection?.anchorNode
      const at = (anchor instanceof Element ? anchor : anchor?.parentElement)?.closest<HTMLElement>(
        '[data-message]',
      )
      if (text.length < 2 || !at || !selection?.focusNode || !at.contains(selection.focusNode))
        return
      const field = (name: string) => form.current?.elements.namedItem(name)
      const [passage, message] = [field('passage'), field('message')]
      if (passage instanceof HTMLTextAreaElement) passage.value = text
      if (message instanceof HTMLInputElement || message instanceof HTMLSelectElement)
        message.value = at.dataset.message ?? ''
    }
    document.addEventListener('selectionchange', take)
    return () => document.removeEventListener('selectionchange', take)
  }, [form])
}

type CaptureFormProps = {
  messages: readonly { number: number; text: string }[]
  themes: readonly string[]
}
export function CaptureForm({ messages, themes }: CaptureFormProps) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  const typed = refusalOf(data, 'capture')?.typed
  const form = useRef<HTMLFormElement>(null)
  const listId = useId()
  useSelected(form)
  return (
    <Form method="post" ref={form} className="form" data-done={t('capture.done')}>
      <input type="hidden" name="intent" value="capture" />
      <MessageChoice messages={messages} chosen={typed?.message} />
      <TextAreaField
        label={t('capture.passage')}
        help={t('capture.passage.help')}
        name="passage"
        rows={3}
        required
        maxLength={MAX_PASSAGE}
        defaultValue={typed?.passage}
        error={problemOf(data, 'capture', 'passage')}
      />
      <TextAreaField
        label={t('note')}
        help={t('note.help')}
        name="note"
        rows={2}
        maxLength={MAX_NOTE}
        defaultValue={typed?.note}
        error={problemOf(data, 'capture', 'note')}
      />
      <TextField
        label={t('theme')}
        help={t('capture.theme.help')}
        name="theme"
        maxLength={MAX_THEME_NAME}
        list={listId}
        autoComplete="off"
        defaultValue={typed?.theme}
        error={problemOf(data, 'capture', 'theme')}
      />
      <datalist id={listId}>
        {themes.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit" variant="primary">
        {t('capture.do')}
      </Button>
    </Form>
  )
}

type MessageChoiceProps = Pick<CaptureFormProps, 'messages'> & { chosen: string | undefined }
function MessageChoice({ messages, chosen }: MessageChoiceProps) {
  const t = useMessages(insightPagesMessages)
  if (messages.length < 2)
    return <input type="hidden" name="message" value={messages[0]?.number ?? ''} />
  return (
    <SelectField label={t('capture.message')} name="message" defaultValue={chosen}>
      {messages.map(({ number, text }) => (
        <option key={number} value={number} dir="auto">
          {text.slice(0, 60)}
        </option>
      ))}
    </SelectField>
  )
}

/** How a message sounds, and the choice of somebody who knows better. */
export function ToneForm({ message, tone }: { message: number; tone: ToneData }) {
  const t = useMessages(insightPagesMessages)
  return (
    <Form method="post" className="cluster" data-done={t('tone.done')}>
      <input type="hidden" name="intent" value="tone" />
      <input type="hidden" name="message" value={message} />
      <SelectField
        label={t('tone')}
        isLabelHidden
        name="tone"
        defaultValue={tone.tone}
        key={tone.tone}
      >
        {TONES.map((one) => (
          <option key={one} value={one}>
            {t(`tone.${one}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" size="small">
        {t('tone.correct')}
      </Button>
      <span className="small quiet">
        {tone.correctedBy
          ? t('tone.by', { name: tone.correctedBy.name })
          : tone.causes.length > 0
            ? t('tone.causes', { words: tone.causes.map(({ word }) => word).join(', ') })
            : t('tone.read')}
      </span>
    </Form>
  )
}

/** The account of the customer, so that themes are counted by accounts and what they bring. */
export function AccountForm() {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  const typed = refusalOf(data, 'account')?.typed
  return (
    <details className="form-more">
      <summary>{t('account')}</summary>
      <Form method="post" className="form" data-done={t('saved')}>
        <input type="hidden" name="intent" value="account" />
        <TextField
          label={t('account.name')}
          help={t('account.help')}
          name="name"
          maxLength={MAX_ACCOUNT_NAME}
          defaultValue={typed?.name}
          error={problemOf(data, 'account', 'name')}
        />
        <TextField
          label={t('account.value')}
          name="yearlyValue"
          type="number"
          min={0}
          max={MAX_YEARLY_VALUE}
          inputMode="numeric"
          defaultValue={typed?.yearlyValue}
          error={problemOf(data, 'account', 'yearlyValue')}
        />
        <Button type="submit">{t('save')}</Button>
      </Form>
    </details>
  )
}
