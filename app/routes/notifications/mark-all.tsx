import { CheckCheck } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useFetcher, useSearchParams } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Notice } from '#app/ui/notice.tsx'
import { showToast } from '#app/ui/toast.tsx'
import { notificationListMessages } from '#messages/notification-list.ts'
import type { action } from './notifications.tsx'

/** Everything is read, with a way back. */
export function MarkAll({ isShown }: { isShown: boolean }) {
  const t = useMessages(notificationListMessages)
  const fetcher = useFetcher<typeof action>({ key: 'mark-all' })
  const undo = useFetcher({ key: 'mark-all-undo' })
  const answer = fetcher.data
  const announced = useRef<unknown>(null)
  useEffect(() => {
    if (!answer || announced.current === answer || !('readAll' in answer) || !answer.readAll) return
    announced.current = answer
    const { count, readAt } = answer.readAll
    showToast({
      text: t('readAll.done', { count }),
      action: {
        label: t('undo'),
        run: () =>
          void undo.submit(
            { intent: 'undoRead', readAt },
            { method: 'post', action: '/notifications' },
          ),
      },
    })
  }, [answer, undo, t])
  const button = useRef<HTMLButtonElement>(null)
  useKeys(
    isShown
      ? [
          {
            keys: 'shift a',
            does: t('readAll'),
            group: 'lists',
            run: () => button.current?.click(),
          },
        ]
      : [],
  )
  if (!isShown) return null
  return (
    <fetcher.Form method="post" action="/notifications" className="list-tools">
      <Button
        ref={button}
        type="submit"
        name="intent"
        value="markAllRead"
        variant="quiet"
        size="small"
      >
        <Icon of={CheckCheck} />
        {t('readAll')}
      </Button>
    </fetcher.Form>
  )
}

/** Before scripts the way back stands on the page instead of in a toast. */
export function UndoNotice() {
  const t = useMessages(notificationListMessages)
  const [query] = useSearchParams()
  const readAt = query.get('readAt')
  if (!readAt) return null
  return (
    <Notice
      role="status"
      action={
        <Form method="post" action="/notifications">
          <input type="hidden" name="readAt" value={readAt} />
          <Button type="submit" name="intent" value="undoRead" size="small">
            {t('undo')}
          </Button>
        </Form>
      }
    >
      {t('readAll.done', { count: Number(query.get('count')) || 0 })}
    </Notice>
  )
}
