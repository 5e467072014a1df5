import { useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { setupMessages } from '#messages/setup.ts'

/** A link that is shown once: selected at a click, copied by the button where scripts run. */
export function SecretLink({ label, url }: { label: string; url: string }) {
  const t = useMessages(setupMessages)
  const [isCopied, setIsCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  return (
    <div className="secret-link">
      <Field label={label}>
        {(inputProps) => (
          <Input
            className="input-code"
            readOnly
            value={url}
            dir="ltr"
            onFocus={(event) => event.currentTarget.select()}
            {...inputProps}
          />
        )}
      </Field>
      <Button className="needs-scripts" onClick={copy}>
        {t(isCopied ? 'copied' : 'copy')}
      </Button>
    </div>
  )
}
