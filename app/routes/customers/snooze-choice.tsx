// Until when something is snoozed, beside the button that does it.
import { useMessages } from '#app/messages.tsx'
import { Select } from '#app/ui/input.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { SNOOZES } from './snooze.ts'

export function SnoozeChoice() {
  const t = useMessages(customerPagesMessages)
  return (
    <Select name="until" aria-label={t('snooze.until')}>
      {SNOOZES.map((one) => (
        <option key={one} value={one}>
          {t(`snooze.${one}`)}
        </option>
      ))}
    </Select>
  )
}
