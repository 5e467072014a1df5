// On somebody's page: what stands in the fields that the company has defined.
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { profileFieldsMessages } from '#messages/profile-fields.ts'

export const PersonFields = graphql(`
  fragment PersonFields on Person {
    number
    profileValues { value confirmedAt mayEdit field { number name owner { name } } }
  }
`)

export function FieldsOfPerson({ person }: { person: ResultOf<typeof PersonFields> }) {
  const t = useMessages(profileFieldsMessages)
  const mayEdit = person.profileValues.some((one) => one.mayEdit)
  const filled = person.profileValues.filter(({ value }) => value !== null)
  if (filled.length === 0 && !mayEdit) return null
  return (
    <section aria-labelledby="company-fields">
      <div className="section-head">
        <h2 id="company-fields">{t('section')}</h2>
        {mayEdit ? (
          <LinkButton
            className="section-head-end"
            variant="quiet"
            size="small"
            to={`/people/${person.number}/fields`}
          >
            {t('values.edit')}
          </LinkButton>
        ) : null}
      </div>
      {filled.length === 0 ? <p className="soft">{t('empty')}</p> : null}
      <ul className="list list-ruled">
        {filled.map(({ field, value, confirmedAt }) => (
          <li key={field?.number} className="stack stack-tight">
            <b dir="auto">{field?.name}</b>
            <span dir="auto">{value}</span>
            <span className="cluster small soft">
              {confirmedAt ? (
                <span>{t.rich('confirmed', { time: <Time at={confirmedAt} as="day" /> })}</span>
              ) : null}
              {field?.owner ? <span>{t('owner.of', { name: field.owner.name })}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
