import '#app/styles/pages/customers.css'
import { useState } from 'react'
import { useFetcher } from 'react-router'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { sendTyping } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField } from '#app/ui/input.tsx'
import { MESSAGE_LENGTH } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { AnswerTexts, FixedText } from './answer-texts.tsx'
import { SolvedAlike } from './solved-alike.tsx'
import type { DraftData, ThreadData } from './thread-document.ts'

type AnswerFormProps = { thread: ThreadData; draft?: DraftData; onClose?: () => void }

/** Writes a draft, from nothing or from a saved reply, or changes one. */
export function AnswerForm({ thread, draft, onClose }: AnswerFormProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const [text, setText] = useState(draft?.text ?? '')
  const refusal = refusalOf(fetcher.data, 'saveAnswer')
  const whole =
    refusal?.message && Object.keys(refusal.fields).length === 0
      ? refusal.message
      : wholeProblem(refusal)
  const { replies } = thread.channel
  const use = (reply: string) => setText((now) => (now ? `${now}\n\n${reply}` : reply))
  return (
    <fetcher.Form method="post" action={thread.path} className="form answer-form">
      <input type="hidden" name="intent" value="saveAnswer" />
      {draft ? (
        <>
          <input type="hidden" name="draftId" value={draft.number} />
          <input type="hidden" name="version" value={draft.version} />
        </>
      ) : null}
      {replies.length > 0 ? <UseReply replies={replies} onUse={use} /> : null}
      <TextAreaField
        label={t('answer.new')}
        name="text"
        rows={6}
        required
        maxLength={MESSAGE_LENGTH}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value)
          sendTyping(`post:${thread.number}`)
        }}
        help={t('answer.help')}
        error={problemOf(fetcher.data, 'saveAnswer', 'text')}
      />
      {thread.fixedText ? <FixedText text={thread.fixedText} /> : null}
      <AnswerTexts texts={thread.texts} onUse={use} />
      <SolvedAlike solved={thread.solvedAlike} onUse={use} />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={fetcher.state !== 'idle'}>
          {t('answer.save')}
        </Button>
        {onClose ? (
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </fetcher.Form>
  )
}

type Replies = ThreadData['channel']['replies']

/** A saved reply joins what is written. */
function UseReply({ replies, onUse }: { replies: Replies; onUse: (text: string) => void }) {
  const t = useMessages(customerPagesMessages)
  return (
    <div className="needs-scripts">
      <SelectField
        label={t('reply.use')}
        value=""
        onChange={({ currentTarget: { value } }) => {
          const reply = replies.find(({ number }) => String(number) === value)
          if (reply) onUse(reply.text)
        }}
      >
        <option value="">{t('reply.choose')}</option>
        {replies.map((reply) => (
          <option key={reply.number} value={reply.number} dir="auto">
            {reply.name}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
