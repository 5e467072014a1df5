import '#app/styles/pages/customers.css'
import { Form, useActionData } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { MESSAGE_LENGTH, REPLY_NAME_LENGTH } from '#graphql/customers/limits.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import type { ChannelData } from './channel.tsx'

/** Texts that answers use again. */
export function Replies({ channel }: { channel: ChannelData }) {
  const { number, replies, viewerCanKeepReplies } = channel
  const t = useMessages(customerChannelsMessages)
  return (
    <section aria-labelledby="replies">
      <div className="section-head">
        <h2 id="replies">{t('replies')}</h2>
      </div>
      {replies.length === 0 ? <p className="quiet">{t('replies.none')}</p> : null}
      <ul className="list">
        {replies.map((reply) => (
          <li key={reply.number} className="channel-reply">
            <details>
              <summary dir="auto">{reply.name}</summary>
              <p className="voice customer-words" dir="auto">
                {reply.text}
              </p>
            </details>
            {viewerCanKeepReplies ? (
              <Form method="post">
                <input type="hidden" name="id" value={number} />
                <input type="hidden" name="replyId" value={reply.number} />
                <Button
                  type="submit"
                  size="small"
                  name="intent"
                  value="removeReply"
                  aria-label={t('reply.remove', { name: reply.name })}
                >
                  {t('reply.remove.short')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {viewerCanKeepReplies ? <ReplyForm number={number} /> : null}
    </section>
  )
}

function ReplyForm({ number }: { number: number }) {
  const t = useMessages(customerChannelsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'saveReply')
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('reply.save')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="saveReply" />
        <input type="hidden" name="id" value={number} />
        <EditConflict version={0} refusal={refusal} labels={{ text: t('reply.text') }} />
        <TextField
          label={t('reply.name')}
          name="name"
          required
          maxLength={REPLY_NAME_LENGTH}
          defaultValue={refusal?.typed.name}
          error={refusal?.fields.name}
        />
        <TextAreaField
          label={t('reply.text')}
          name="text"
          rows={4}
          required
          maxLength={MESSAGE_LENGTH}
          defaultValue={refusal?.typed.text}
          error={refusal?.fields.text}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit">{t('reply.save')}</Button>
        </div>
      </Form>
    </details>
  )
}
