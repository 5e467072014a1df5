// Signing in with a passkey: the dialog is the browser's, what it says goes with a form like every other way in.
import { KeyRound } from 'lucide'
import { useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { signInMessages } from '#messages/sign-in.ts'

export function PasskeyForm({ returnTo }: { returnTo: string | null }) {
  const t = useMessages(signInMessages)
  const form = useRef<HTMLFormElement>(null)
  const answer = useRef<HTMLInputElement>(null)
  const [isAsking, setAsking] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const sign = async () => {
    setAsking(true)
    setFailed(false)
    try {
      const { signWithPasskey } = await import('./passkey-entry.ts')
      const signed = await signWithPasskey()
      if (answer.current) answer.current.value = signed
      form.current?.submit()
    } catch {
      setFailed(true)
      setAsking(false)
    }
  }
  return (
    <form
      ref={form}
      method="post"
      action="/sign-in/passkey"
      className="needs-scripts stack stack-tight"
    >
      {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
      <input type="hidden" name="answer" ref={answer} />
      {hasFailed ? <FieldError>{t('passkey.failed')}</FieldError> : null}
      <div>
        <Button type="button" onClick={sign} isWorking={isAsking}>
          <Icon of={KeyRound} />
          {t('passkey')}
        </Button>
      </div>
    </form>
  )
}
