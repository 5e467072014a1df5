import { useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'

type TeamButtonProps = {
  intent: string
  /** Where the page's forms are taken. */
  action: string
  fields: Record<string, string | number>
  label: string
  /** What it says to those who do not see what stands beside it. */
  longLabel?: string
  variant?: 'primary' | 'plain' | 'quiet'
}

/** One tap: a plain form with one button. */
export function TeamButton({ intent, action, fields, label, longLabel, variant }: TeamButtonProps) {
  const fetcher = useFetcher<{ ok: boolean }>()
  const problem = anyProblem(fetcher.data)
  return (
    <fetcher.Form method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        size="small"
        variant={variant ?? 'plain'}
        aria-label={longLabel}
        isWorking={fetcher.state !== 'idle'}
      >
        {label}
      </Button>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </fetcher.Form>
  )
}
