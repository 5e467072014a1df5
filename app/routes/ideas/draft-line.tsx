import '#app/styles/sheets/discussion.css'
import { Check, CloudOff } from 'lucide'
import type { AccountDraft } from '#app/components/draft-store.ts'
import type { DraftState } from '#app/components/use-draft.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'
import { composeMessages } from '#messages/compose.ts'

type LineProps = { state: DraftState; account: AccountDraft | null }

/** Where the draft is kept, in one line that is always there. */
export function DraftLine({ state, account }: LineProps) {
  const t = useMessages(composeMessages)
  const clock = useClock()
  const at = (moment: number | string) => ({ time: formatHour(moment, clock) })
  if (state.kind === 'keeping') return <p className="quiet small draft-line">{t('draft.saving')}</p>
  if (state.kind === 'kept')
    return (
      <p className="quiet small draft-line">
        <Icon of={Check} size={14} /> {t('draft.saved', at(state.at))}
      </p>
    )
  if (state.kind === 'device')
    return (
      <p className="quiet small draft-line">
        <Icon of={CloudOff} size={14} /> {t('draft.device', at(state.at))}
      </p>
    )
  if (state.kind === 'nowhere') return <p className="warn small draft-line">{t('draft.failed')}</p>
  if (account && state.kind === 'none')
    return (
      <p className="quiet small draft-line" suppressHydrationWarning>
        <Icon of={Check} size={14} /> {t('draft.account', at(account.updatedAt))}
      </p>
    )
  return <p className="quiet small draft-line">{t('draft.none')}</p>
}
