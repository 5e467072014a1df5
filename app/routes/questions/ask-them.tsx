import { CircleQuestionMark } from 'lucide'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { questionsMessages } from '#messages/questions.ts'

export const PersonToAsk = graphql(
  `fragment PersonToAsk on Person { number name isViewer hasLeft isService }`,
)
type Askable = Pick<ResultOf<typeof PersonToAsk>, 'isViewer' | 'hasLeft' | 'isService'>

/** Somebody else, who is there and reads what is asked. */
export const canBeAsked = ({ isViewer, hasLeft, isService }: Askable): boolean =>
  !isViewer && !hasLeft && !isService

/** On somebody's page: the way to a question that goes to them first. */
export function AskThem({ person }: { person: ResultOf<typeof PersonToAsk> }) {
  const t = useMessages(questionsMessages)
  if (!canBeAsked(person)) return null
  return (
    <LinkButton variant="primary" to={`/questions/new?person=${person.number}`}>
      <Icon of={CircleQuestionMark} />
      {t('askThem', { name: person.name })}
    </LinkButton>
  )
}
