import { MessagesSquare } from 'lucide'
import { Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { insightSectionMessages } from '#messages/insight-section.ts'

/** Asked for by pages of posts; empty for people whose role reads no customers’ threads. */
export const CustomerThemesFields = graphql(`
  fragment CustomerThemesFields on Post { themes { number path name people } }
`)

/** On the page of a post: what customers say that it answers, as items of a list, with the way to the evidence. */
export function CustomerThemes({ themes }: ResultOf<typeof CustomerThemesFields>) {
  const t = useMessages(insightSectionMessages)
  return themes.map(({ name, number, path, people }) => (
    <li key={number}>
      <Link to={`${path}/chain`} prefetch="intent">
        <Icon of={MessagesSquare} />
        <span>
          {t.rich('heard', { name, people, theme: (inside) => <span dir="auto">{inside}</span> })}
        </span>
      </Link>
    </li>
  ))
}
