import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { TextField } from '#app/ui/input.tsx'
import { REASON_LENGTH } from '#graphql/confidential/limits.ts'
import { confidentialMessages } from '#messages/confidential.ts'

/** Asks why a text that looked confidential has to stand there: drawn when the form was refused for it. */
export default function ConfidentialReason({ refusal, id }: { refusal: Refused; id?: string }) {
  const t = useMessages(confidentialMessages)
  return (
    <div className="confidential-reason">
      <TextField
        id={id}
        label={t('reason')}
        help={t('reason.help')}
        name="confidentialReason"
        maxLength={REASON_LENGTH}
        defaultValue={refusal.typed.confidentialReason ?? ''}
        error={refusal.fields.confidentialReason}
      />
    </div>
  )
}
