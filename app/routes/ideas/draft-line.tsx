import { Check, CloudOff } from 'lucide'
import type { AccountDraft } from '#app/components/draft-store.ts'
import type { DraftState } from '#app/components/use-draft.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
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

type NoticeProps = { state: DraftState; onChoose: (which: 'newer' | 'mine') => void }

/** Both copies were written on: one is chosen, they are never mixed. */
export function DraftNotice({ state, onChoose }: NoticeProps) {
  const t = useMessages(composeMessages)
  if (state.kind !== 'newer') return null
  if (state.content === null) {
    return (
      <Notice
        tone="warn"
        role="status"
        action={
          <Button size="small" onClick={() => onChoose('mine')}>
            {t('draft.keepMine')}
          </Button>
        }
      >
        {t('draft.gone')}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      role="status"
      action={
        <span className="cluster">
          <Button size="small" onClick={() => onChoose('newer')}>
            {t('draft.useNewer')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => onChoose('mine')}>
            {t('draft.keepMine')}
          </Button>
        </span>
      }
    >
      {t.rich('draft.newer', { title: <q dir="auto">{titleIn(state.content)}</q> })}
    </Notice>
  )
}

function titleIn(content: string): string {
  try {
    const { title, body } = JSON.parse(content) as { title?: string; body?: string }
    return (title || body || '').slice(0, 90)
  } catch {
    return ''
  }
}
