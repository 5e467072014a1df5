import '#app/styles/sheets/discussion.css'
import { Avatar } from '#app/components/avatar.tsx'
import type { PersonFace } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { discussionMessages } from '#messages/discussion.ts'

type SendingProps = { viewer: PersonFace; isSealed: boolean; text: string }

/** One's own words while the server takes them. */
export function Sending({ viewer, isSealed, text }: SendingProps) {
  const t = useMessages(discussionMessages)
  const name = t('sealedWriter')
  const person = isSealed ? { id: name, name } : viewer
  return (
    <article className="comment is-sending" aria-label={t('comment.sending')}>
      <Avatar person={person} size={32} />
      <div>
        <header className="comment-head">
          <b dir="auto">{person.name}</b>
          <span className="quiet push">{t('sending')}</span>
        </header>
        <p className="voice answer-text" dir="auto">
          {text}
        </p>
      </div>
    </article>
  )
}
