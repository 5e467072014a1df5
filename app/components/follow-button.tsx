import { Bell, BellOff, BellRing } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { postsMessages } from '#messages/posts.ts'
import { Toggle } from './toggle.tsx'

type FollowButtonProps = {
  fetcherKey: string
  /** The page whose action takes `intent=follow` with `level`. */
  action: string
  level: 'FOLLOW' | 'MUTE' | 'NONE'
  /** What is followed. */
  title: string
}

const LEVEL = { name: 'level', on: 'FOLLOW', off: 'NONE' }

/** Follow or unfollow. What is muted says so; following it ends that. */
export function FollowButton({ fetcherKey, action, level, title }: FollowButtonProps) {
  const t = useMessages(postsMessages)
  return (
    <>
      {level === 'MUTE' ? <span className="quiet small">{t('muted')}</span> : null}
      <Toggle
        fetcherKey={fetcherKey}
        action={action}
        fields={{ intent: 'follow' }}
        value={LEVEL}
        outbox={{ kind: 'follow', title }}
        isOn={level === 'FOLLOW'}
        className={({ isOn }) => buttonClass({ variant: 'quiet', isOn })}
        label={() => t('follow')}
        title={({ isOn, refusal }) =>
          refusal !== null ? t('notSaved', { reason: refusal }) : isOn ? t('follow.on') : undefined
        }
      >
        {({ isOn }) => (
          <>
            <Icon of={isOn ? BellRing : level === 'MUTE' ? BellOff : Bell} />
            {t('follow')}
          </>
        )}
      </Toggle>
    </>
  )
}
