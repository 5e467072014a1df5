import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { personMessages } from '#messages/person.ts'

export const PersonReused = graphql(
  `fragment PersonReused on Person { name isViewer answersReused }`,
)

/** What became of what somebody answered: how often it solved a question for somebody else. */
export function Reused({ person }: { person: ResultOf<typeof PersonReused> }) {
  const t = useMessages(personMessages)
  const { answersReused: count, isViewer, name } = person
  if (count === 0) return null
  return (
    <Notice tone="good">
      {isViewer ? t('reused.mine', { count }) : t('reused', { count, name })}
    </Notice>
  )
}
