import '#app/styles/sheets/spaces.css'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { spacesMessages } from '#messages/spaces.ts'
import type { ListedSpace } from './spaces.tsx'

/** Joining an open space, or asking to join a closed one, from its row; otherwise how one stands to it. */
export function JoinSpace({ space, viewerNumber }: { space: ListedSpace; viewerNumber: number }) {
  const t = useMessages(spacesMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: `join-${space.number}` })
  const state = stateOf(space)
  const result = useRef<HTMLSpanElement>(null)
  const answered = fetcher.data?.ok === true && fetcher.state === 'idle'
  useEffect(() => {
    // The button that had the focus is gone: the result takes it.
    if (!answered || (state !== 'member' && state !== 'asked')) return
    result.current?.focus()
    announce(t(`said.${state}`, { space: space.name }))
  }, [answered, state, space.name, t])
  if (state === null) return <span className="space-row-join" />
  if (state === 'member' || state === 'asked')
    return (
      <span className="space-row-join quiet small" ref={result} tabIndex={-1}>
        {t(`state.${state}`)}
      </span>
    )
  const problem = anyProblem(fetcher.data)
  return (
    <fetcher.Form method="post" action="/spaces" className="space-row-join">
      <input type="hidden" name="spaceId" value={space.number} />
      <input type="hidden" name="personId" value={viewerNumber} />
      <Button
        type="submit"
        size="small"
        name="intent"
        value={state}
        isWorking={fetcher.state !== 'idle'}
        aria-label={t(state === 'join' ? 'join.space' : 'ask.space', { space: space.name })}
      >
        {t(state)}
      </Button>
      {problem ? (
        <span className="field-error" role="alert">
          {problem}
        </span>
      ) : null}
    </fetcher.Form>
  )
}

function stateOf(space: ListedSpace): 'member' | 'asked' | 'join' | 'ask' | null {
  if (space.isMember) return 'member'
  if (space.isArchived || space.kind === 'HIDDEN') return null
  if (space.kind === 'OPEN') return 'join'
  return space.hasAsked ? 'asked' : 'ask'
}
