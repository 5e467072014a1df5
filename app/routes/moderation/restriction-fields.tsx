import { useMessages } from '#app/messages.tsx'
import { SelectField, TextAreaField } from '#app/ui/input.tsx'
import { REASON_LENGTH, RESTRICTION_DAYS } from '#graphql/moderation/limits.ts'
import { moderationMessages } from '#messages/moderation.ts'

type Refusal = { typed: Record<string, string>; fields: Record<string, readonly string[]> }

/** For how long, and why. */
export function RestrictionFields({ refusal }: { refusal: Refusal | undefined }) {
  const t = useMessages(moderationMessages)
  return (
    <>
      <SelectField
        label={t('days.label')}
        name="days"
        defaultValue={refusal?.typed.days ?? '7'}
        error={refusal?.fields.days}
      >
        {RESTRICTION_DAYS.map((count) => (
          <option key={count} value={count}>
            {t('days', { count })}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label={t('restrict.why')}
        name="reason"
        rows={3}
        required
        maxLength={REASON_LENGTH}
        defaultValue={refusal?.typed.reason ?? ''}
        error={refusal?.fields.reason}
      />
    </>
  )
}
