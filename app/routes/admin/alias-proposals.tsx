import '#app/styles/sheets/administration.css'
import { BEGINNINGS, beginWith } from '#app/components/places.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { aliasesMessages } from '#messages/aliases.ts'
import type { Proposed } from './aliases.tsx'

/** What might become an alias; a link each fills the form. */
export function AliasProposals({ proposals }: { proposals: readonly Proposed[] }) {
  const t = useMessages(aliasesMessages)
  if (proposals.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby="proposals-heading">
      <h2 id="proposals-heading">{t('proposals')}</h2>
      <p className="small soft">{t('proposals.help')}</p>
      <div className="table-scroll">
        <table className="grid-table people-table">
          <tbody>
            {proposals.map((one) => (
              <Row key={`${one.name} ${one.other}`} proposed={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ proposed: { name, other, people, from } }: { proposed: Proposed }) {
  const t = useMessages(aliasesMessages)
  const language = useLanguage()
  const [title = '', into = ''] = from
  return (
    <tr>
      <th scope="row" dir="auto">
        {other ? t('pair', { name, other }) : name}
        <small>
          {people === null
            ? t('proposal.merged', { from: title, into })
            : t('proposal.people', { count: people })}
        </small>
      </th>
      <td>
        <div className="cluster">
          {other === null
            ? BEGINNINGS.filter(({ isAsking }) => isAsking).map((begins) => (
                <LinkButton
                  key={begins.to('')}
                  size="small"
                  variant="quiet"
                  to={beginWith(begins, name)}
                  aria-label={`${begins.withTitle(language)}: ${name}`}
                >
                  {begins.withTitle(language)}
                </LinkButton>
              ))
            : null}
          <LinkButton
            size="small"
            to={`/admin/aliases?${new URLSearchParams({ name, other: other ?? '' })}#alias-name`}
            aria-label={t('proposal.use.name', { name })}
          >
            {t('proposal.use')}
          </LinkButton>
        </div>
      </td>
    </tr>
  )
}
