import { FindForm } from '#app/components/find-form.tsx'
import { useMessages } from '#app/messages.tsx'
import { adminMessages } from '#messages/admin.ts'
import { type PeopleChoice, WHO, whoSlug } from './people-choice.ts'

type PeopleFilterProps = { choice: PeopleChoice; units: readonly string[] }

export function PeopleFilter({ choice, units }: PeopleFilterProps) {
  const t = useMessages(adminMessages)
  return (
    <FindForm
      action="/admin/people"
      label={t('tab.people')}
      words={t('people.find')}
      query={choice.query}
      choices={[
        {
          name: 'unit',
          label: t('people.unit'),
          value: choice.unit,
          options: [['', t('people.unit.all')], ...units.map((unit) => [unit, unit] as const)],
        },
        {
          name: 'who',
          label: t('people.access'),
          value: whoSlug(choice.who),
          options: WHO.map((who) => [who, t(`who.${who}`)] as const),
        },
      ]}
    />
  )
}
