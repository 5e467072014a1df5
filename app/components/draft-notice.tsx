import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { draftsMessages } from '#messages/drafts.ts'
import type { DraftState } from './use-draft.ts'

type NoticeProps = { state: DraftState; onChoose: (which: 'newer' | 'mine') => void }

/** Both copies were written on: one is chosen, they are never mixed. */
export function DraftNotice({ state, onChoose }: NoticeProps) {
  const t = useMessages(draftsMessages)
  if (state.kind !== 'newer') return null
  if (state.content === null) {
    return (
      <Notice
        tone="warn"
        role="status"
        action={
          <Button size="small" onClick={() => onChoose('mine')}>
            {t('keepMine')}
          </Button>
        }
      >
        {t('gone')}
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
            {t('useNewer')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => onChoose('mine')}>
            {t('keepMine')}
          </Button>
        </span>
      }
    >
      {t.rich('newer', { title: <q dir="auto">{titleIn(state.content)}</q> })}
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
