import { Search } from 'lucide'
import { Form, useSubmit } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChosenChip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input, Select } from '#app/ui/input.tsx'
import { adminMessages } from '#messages/admin.ts'
import { type LogChoice, logAddress } from './log-choice.ts'

type Topics = readonly { topic: string; label: string }[]

export function LogFilter({ choice, topics }: { choice: LogChoice; topics: Topics }) {
  const t = useMessages(adminMessages)
  const withoutWho = logAddress({ ...choice, who: '', person: null })
  return (
    <Form
      method="get"
      action="/admin/log"
      className="admin-filter"
      role="search"
      aria-label={t('log')}
      key={choice.who}
    >
      <div className="input input-with-icon">
        <Icon of={Search} />
        <input
          type="search"
          name="who"
          aria-label={t('log.who')}
          placeholder={t('log.who')}
          defaultValue={choice.who}
          maxLength={80}
        />
      </div>
      <Topic topic={choice.topic} topics={topics} />
      <Day name="firstDay" label={t('log.firstDay')} value={choice.firstDay} />
      <Day name="lastDay" label={t('log.lastDay')} value={choice.lastDay} />
      {choice.person ? <input type="hidden" name="person" value={choice.person.number} /> : null}
      <Button type="submit">{t('log.find')}</Button>
      {choice.person ? <ChosenChip label={choice.person.name} withoutIt={withoutWho} /> : null}
    </Form>
  )
}

function Topic({ topic, topics }: { topic: string; topics: Topics }) {
  const t = useMessages(adminMessages)
  const submit = useSubmit()
  return (
    <Select
      name="topic"
      aria-label={t('log.topic')}
      defaultValue={topic}
      onChange={(event) =>
        void submit(event.currentTarget.form, { replace: true, preventScrollReset: true })
      }
    >
      <option value="">{t('log.topic.all')}</option>
      {topics.map(({ topic: one, label }) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </Select>
  )
}

type DayProps = { name: string; label: string; value: string }

function Day({ name, label, value }: DayProps) {
  return (
    <div className="cluster small">
      <label htmlFor={`log-${name}`}>{label}</label>
      <Input id={`log-${name}`} type="date" name={name} defaultValue={value} />
    </div>
  )
}
