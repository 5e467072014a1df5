import { FindForm } from '#app/components/find-form.tsx'
import { type PeopleChoice, WHO, whoSlug } from './people-choice.ts'

type PeopleFilterProps = { choice: PeopleChoice; units: readonly string[] }

export function PeopleFilter({ choice, units }: PeopleFilterProps) {
  return (
    <FindForm
      action="/admin/people"
      label="People"
      words="Name or address"
      query={choice.query}
      choices={[
        {
          name: 'unit',
          label: 'Unit',
          value: choice.unit,
          options: [['', 'All units'], ...units.map((unit) => [unit, unit] as const)],
        },
        { name: 'who', label: 'Access', value: whoSlug(choice.who), options: Object.entries(WHO) },
      ]}
    />
  )
}
