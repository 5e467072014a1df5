import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { ModerationOutcome } from '#graphql/moderation/limits.ts'
import { moderationMessages } from '#messages/moderation.ts'

const TONES = { KEPT: 'plain', WARNED: 'warn', HIDDEN: 'warn', REMOVED: 'bad' } as const

/** What was decided on a report. */
export function OutcomeChip({ outcome }: { outcome: ModerationOutcome | null }) {
  const t = useMessages(moderationMessages)
  return (
    <Chip tone={outcome ? TONES[outcome] : 'line'}>
      {t(`outcome.${outcome ?? ('open' as const)}`)}
    </Chip>
  )
}
