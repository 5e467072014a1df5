import { useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { usagePolicyMessages } from '#messages/usage-policy.ts'

/** Accepts that version. */
export function AcceptPolicy({ version }: { version: number }) {
  const t = useMessages(usagePolicyMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'accept-policy' })
  const problem = anyProblem(fetcher.data)
  return (
    <fetcher.Form method="post" action="/usage-policy" className="stack stack-tight">
      <input type="hidden" name="version" value={version} />
      {problem ? <FieldError>{problem}</FieldError> : null}
      <div>
        <Button type="submit" variant="primary" isWorking={fetcher.state !== 'idle'}>
          {t('accept')}
        </Button>
      </div>
    </fetcher.Form>
  )
}
