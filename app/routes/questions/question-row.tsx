import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusBadge } from '#app/components/status.tsx'
import { useMessages } from '#app/messages.tsx'
import { Time } from '#app/ui/time.tsx'
import { questionsMessages } from '#messages/questions.ts'
import { HaveToo } from './have-too.tsx'
import type { ListedQuestion } from './question-fields.ts'

/** A question in a list: who asks what and where, how many have it too, and how far it has come. */
export function QuestionRow({ question }: { question: ListedQuestion }) {
  const t = useMessages(questionsMessages)
  const { author, language, number, path, space, summary, tags, title } = question
  return (
    <li className="post-row" data-row={number}>
      <HaveToo question={question} look="row" />
      <div>
        <h2 className="post-row-title">
          <Link to={path} prefetch="intent" dir="auto" lang={language ?? undefined}>
            {title}
          </Link>
        </h2>
        {summary ? (
          <p className="post-row-line" dir="auto" lang={language ?? undefined}>
            {summary}
          </p>
        ) : null}
        <div className="meta">
          <span>
            <Time at={question.createdAt} />
          </span>
          <span dir="auto">{space.name}</span>
          {tags.length > 0 ? <span dir="auto">{tags.slice(0, 3).join(', ')}</span> : null}
        </div>
      </div>
      <div className="post-row-end">
        <StatusBadge of={question} />
        <span className="post-row-counts">
          <span className="quiet small">{t('answers.count', { count: question.answerCount })}</span>
          {author ? <Avatar person={faceOf(author)} size={24} /> : null}
        </span>
      </div>
    </li>
  )
}
