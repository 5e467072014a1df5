import { useMessages } from '#app/messages.tsx'
import { Time } from '#app/ui/time.tsx'
import { goalsMessages } from '#messages/goals.ts'
import type { ListedGoal } from './documents.ts'

/** Who owns a goal, by when it is to be reached, and what serves it. */
export function GoalFacts({ goal }: { goal: ListedGoal }) {
  const t = useMessages(goalsMessages)
  const { challengeCount, chosenCount, dueOn, entryCount, owner, space } = goal
  return (
    <>
      <p className="meta soft small">
        <span dir="auto">{owner ? t('owner', { name: owner.name }) : t('owner.none')}</span>
        <span dir="auto">{space.name}</span>
        {dueOn ? <span>{t.rich('due', { at: <Time at={dueOn} as="day" /> })}</span> : null}
      </p>
      <p className="small">
        {t('coverage', { challenges: challengeCount, entries: entryCount, chosen: chosenCount })}
      </p>
    </>
  )
}
