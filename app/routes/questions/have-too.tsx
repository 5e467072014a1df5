import { Toggle } from '#app/components/toggle.tsx'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { questionsMessages } from '#messages/questions.ts'

type HaveTooProps = {
  question: {
    number: number
    path: string
    title: string
    supportCount: number
    isSupported: boolean
    viewerCan: { haveToo: boolean }
  }
  /** `row` in lists, `button` on its page. */
  look: 'row' | 'button'
}

/** “I have this too”: once for each person but the asker. */
export function HaveToo({ question, look }: HaveTooProps) {
  const t = useMessages(questionsMessages)
  const { number, path, title, supportCount, isSupported, viewerCan } = question
  return (
    <Toggle
      fetcherKey={`support-${number}`}
      action={path}
      fields={{ intent: 'support' }}
      isOn={isSupported}
      count={supportCount}
      isDisabled={!viewerCan.haveToo}
      className={({ isOn }) =>
        look === 'row'
          ? 'vote'
          : classNames('button', 'button-small', 'vote-button', isOn && 'is-on')
      }
      label={({ count }) => t('haveToo.of', { title, count })}
      title={({ refusal }) =>
        refusal === null ? t('haveToo') : t('notSaved', { reason: refusal })
      }
      outbox={{ kind: 'support', title }}
      dataKey="vote"
    >
      {({ count }) => (look === 'row' ? count : t('haveToo.short', { count }))}
    </Toggle>
  )
}
