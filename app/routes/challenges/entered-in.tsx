import { Flag } from 'lucide'
import { Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { entriesMessages } from '#messages/entries.ts'

/** Asked for by the page of an idea. */
export const IdeaEntries = graphql(`
  fragment IdeaEntries on Idea {
    number
    space { slug viewerCanSponsor }
    challengesFrom { path title }
    entries { isWithdrawn isMerged outcome challenge { path title } }
  }
`)

/** On the page of an idea: the challenges that it has become, and for sponsors the way to start one from it. */
export function Promoted({ idea }: { idea: ResultOf<typeof IdeaEntries> }) {
  const t = useMessages(entriesMessages)
  return (
    <>
      {idea.challengesFrom.map(({ path, title }) => (
        <li key={path}>
          <Link to={path} prefetch="intent">
            <Icon of={Flag} />
            <span>
              {t.rich('became', { title, challenge: (inside) => <span dir="auto">{inside}</span> })}
            </span>
          </Link>
        </li>
      ))}
      {idea.space.viewerCanSponsor ? (
        <li>
          <Link to={`/challenges/new?from=${idea.number}`}>
            <Icon of={Flag} />
            <span>{t('promote')}</span>
          </Link>
        </li>
      ) : null}
    </>
  )
}

/** On the page of an idea: the challenges it was entered in, and what became of it there. */
export function EnteredIn({ idea: { entries } }: { idea: ResultOf<typeof IdeaEntries> }) {
  const t = useMessages(entriesMessages)
  return entries.map(({ challenge, isMerged, isWithdrawn, outcome }) => (
    <li key={challenge.path}>
      <Link to={challenge.path} prefetch="intent">
        <Icon of={Flag} />
        <span>
          {t.rich('entered', {
            title: challenge.title,
            challenge: (inside) => <span dir="auto">{inside}</span>,
          })}
          {isWithdrawn ? ` · ${t('withdrawn')}` : null}
          {isMerged ? ` · ${t('merged')}` : null}
          {outcome ? ` · ${t(`outcome.${outcome}`)}` : null}
        </span>
      </Link>
    </li>
  ))
}
