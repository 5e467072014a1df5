import { Check, CloudOff } from 'lucide'
import type { AccountDraft } from '#app/components/draft-store.ts'
import type { DraftState } from '#app/components/use-draft.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'

type LineProps = { state: DraftState; account: AccountDraft | null }

/** Where the draft is kept, in one line that is always there. */
export function DraftLine({ state, account }: LineProps) {
  const clock = useClock()
  const at = (moment: number | string) => formatHour(moment, clock)
  if (state.kind === 'keeping') return <p className="quiet small draft-line">Keeping the draft…</p>
  if (state.kind === 'kept')
    return (
      <p className="quiet small draft-line">
        <Icon of={Check} size={14} /> Draft kept at {at(state.at)}, here and in your account
      </p>
    )
  if (state.kind === 'device')
    return (
      <p className="quiet small draft-line">
        <Icon of={CloudOff} size={14} /> Draft kept at {at(state.at)}, on this device only
      </p>
    )
  if (state.kind === 'nowhere')
    return <p className="warn small draft-line">The draft could not be kept</p>
  if (account && state.kind === 'none')
    return (
      <p className="quiet small draft-line" suppressHydrationWarning>
        <Icon of={Check} size={14} /> Draft of {at(account.updatedAt)}, kept in your account
      </p>
    )
  return <p className="quiet small draft-line">What you write is kept as a draft</p>
}

type NoticeProps = { state: DraftState; onChoose: (which: 'newer' | 'mine') => void }

/** Both copies were written on: one is chosen, they are never mixed. */
export function DraftNotice({ state, onChoose }: NoticeProps) {
  if (state.kind !== 'newer') return null
  if (state.content === null) {
    return (
      <Notice
        tone="warn"
        role="status"
        action={
          <Button size="small" onClick={() => onChoose('mine')}>
            Keep this one
          </Button>
        }
      >
        This draft was posted or dropped elsewhere. What stands here is only on this device.
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
            Take that one
          </Button>
          <Button size="small" variant="quiet" onClick={() => onChoose('mine')}>
            Keep this one
          </Button>
        </span>
      }
    >
      Elsewhere you went on writing: “{titleIn(state.content)}”
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
