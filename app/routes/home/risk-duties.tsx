import { ShieldAlert } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { homeMessages } from '#messages/home.ts'
import type { HomeData } from './home-document.ts'
import { Todo } from './to-do-row.tsx'

/** Risks that wait for the viewer's answer, as the owner of a process. */
export function RiskDuties({ risks }: { risks: HomeData['riskDuties'] }) {
  const t = useMessages(homeMessages)
  return risks.map(({ at, number, path, process, title }) => (
    <Todo
      key={number}
      icon={<Icon of={ShieldAlert} />}
      to={path}
      title={<span dir="auto">{t('todo.risk', { title, process: process.name })}</span>}
      line={<Time at={at} />}
    />
  ))
}
