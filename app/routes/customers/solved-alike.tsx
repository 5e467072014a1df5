import '#app/styles/pages/customers.css'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { customerHearingMessages } from '#messages/customer-hearing.ts'
import type { ThreadData } from './thread-document.ts'

type Props = { solved: ThreadData['solvedAlike']; onUse: (text: string) => void }

/** What was answered on similar threads, each with its source. */
export function SolvedAlike({ onUse, solved }: Props) {
  const t = useMessages(customerHearingMessages)
  if (solved.length === 0) return null
  return (
    <details className="form-more">
      <summary>{t('solved')}</summary>
      <ul className="answer-texts">
        {solved.map(({ answer, sentAt, thread }) => (
          <li key={thread.number} className="answer-text">
            <p className="meta">
              <Link to={thread.path} dir="auto" lang={thread.language ?? undefined}>
                {thread.title}
              </Link>
              <Time at={sentAt} as="day" />
            </p>
            <p className="voice customer-words" dir="auto" lang={thread.language ?? undefined}>
              {answer}
            </p>
            <span className="needs-scripts">
              <Button
                size="small"
                onClick={() => onUse(answer)}
                aria-label={t('solved.use.name', { title: thread.title })}
              >
                {t('solved.use')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
