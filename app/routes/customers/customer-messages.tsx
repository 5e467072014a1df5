import '#app/styles/pages/customers.css'
import { Undo2 } from 'lucide'
import { useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { ThreadData } from './thread-document.ts'

type Message = ThreadData['messages'][number]

/** The customer's side: their words as they wrote them, and what was sent to them. */
export function CustomerMessages({ thread }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  return (
    <section className="thread-side" aria-label={t('side.about')}>
      {thread.messages.map((message) => (
        <CustomerMessage key={message.number} message={message} thread={thread} />
      ))}
    </section>
  )
}

function CustomerMessage({ message, thread }: { message: Message; thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const { at, direction, heardBy, isAutomatic, language, state, text } = message
  const isIn = direction === 'IN'
  return (
    <article
      className="customer-message"
      data-direction={direction}
      data-state={state}
      id={`message-${message.number}`}
    >
      <header className="meta">
        <b dir="auto">
          {isIn
            ? thread.customer.name
            : [message.voice, message.voiceTitle].filter(Boolean).join(', ')}
        </b>
        {heardBy ? <span>{t('message.heard', { name: heardBy.name })}</span> : null}
        {isAutomatic ? <span>{t('message.auto')}</span> : null}
        {message.asksIfRight ? <span>{t('message.right')}</span> : null}
        <Time at={at} as="moment" />
        {state === 'UNDONE' || state === 'STOPPED' ? (
          <Chip tone="bad">{t(state === 'UNDONE' ? 'message.UNDONE' : 'message.STOPPED')}</Chip>
        ) : null}
        {message.bouncedAt ? <Chip tone="bad">{t('message.BOUNCED')}</Chip> : null}
      </header>
      <p className="voice customer-words" dir="auto" lang={language ?? undefined}>
        {text || (thread.erasedAt ? t('erased') : '')}
      </p>
      {message.fixedText ? (
        <p className="quiet small customer-words" dir="auto">
          {message.fixedText}
        </p>
      ) : null}
      {message.takesOverFrom || message.handsOverTo ? (
        <p className="meta thread-hand-over">
          {message.takesOverFrom ? (
            <span dir="auto">{t('message.from', { name: message.takesOverFrom })}</span>
          ) : null}
          {message.handsOverTo ? (
            <span dir="auto">{t('message.to', { name: message.handsOverTo })}</span>
          ) : null}
        </p>
      ) : null}
      {message.bouncedAt && message.error ? (
        <p className="quiet small">{t('message.BOUNCED.why', { reason: message.error })}</p>
      ) : null}
      {state === 'QUEUED' && !isAutomatic ? (
        <UndoForm message={message} path={thread.path} />
      ) : null}
    </article>
  )
}

/** Until it leaves, an answer can be taken back. */
function UndoForm({ message, path }: { message: Message; path: string }) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const { now } = useClock()
  const problem = anyProblem(fetcher.data)
  const isOpen = message.sendAt !== null && Date.parse(message.sendAt) > now
  return (
    <fetcher.Form method="post" action={path} className="cluster" role="status">
      <input type="hidden" name="intent" value="undo" />
      <input type="hidden" name="messageId" value={message.number} />
      <span className="quiet small">{t('message.QUEUED')}</span>
      {isOpen ? (
        <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
          <Icon of={Undo2} size={15} />
          {t('undo')}
        </Button>
      ) : null}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </fetcher.Form>
  )
}
