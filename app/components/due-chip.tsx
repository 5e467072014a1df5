import { Clock } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { timeLeft } from '#app/ui/time-words.ts'
import { homeMessages } from '#messages/home.ts'

/** By when something has to be done: a countdown on the last day, the day before that, and since when it is late. */
export function DueChip({ dueAt }: { dueAt: string }) {
  const t = useMessages(homeMessages)
  const clock = useClock()
  const left = timeLeft(dueAt, clock)
  if (left === 'late')
    return <Chip tone="bad">{t.rich('todo.late', { at: <Time at={dueAt} as="day" /> })}</Chip>
  if (left === 'later')
    return <Chip>{t.rich('todo.due', { at: <Time at={dueAt} as="weekday" /> })}</Chip>
  return (
    <Chip tone="warn">
      <Icon of={Clock} size={13} />
      <time dateTime={dueAt}>
        {left.hours > 0 ? t('todo.left.hours', left) : t('todo.left', { minutes: left.minutes })}
      </time>
    </Chip>
  )
}
