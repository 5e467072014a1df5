import '#app/styles/pages/developers.css'
// Runs a document against this server with a token that somebody types in; it is kept nowhere.
import { type FormEvent, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { developersMessages } from '#messages/developers.ts'

type Answer = { text: string } | { problem: 'explorer.badVariables' | 'explorer.failed' }

/** How long an answer may take, in milliseconds. */
const MAX_WAIT = 30_000

async function run(form: FormData): Promise<Answer> {
  const given = String(form.get('variables') ?? '').trim()
  let variables: unknown
  try {
    variables = given ? JSON.parse(given) : undefined
  } catch {
    return { problem: 'explorer.badVariables' }
  }
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      // Without the session's cookie: the token alone says who asks.
      credentials: 'omit',
      signal: AbortSignal.timeout(MAX_WAIT),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${String(form.get('token')).trim()}`,
      },
      body: JSON.stringify({ query: String(form.get('document')), variables }),
    })
    const text = await answer.text()
    try {
      return { text: JSON.stringify(JSON.parse(text), null, 2) }
    } catch {
      return { text }
    }
  } catch {
    return { problem: 'explorer.failed' }
  }
}

/** @param document what stands in it at first */
export function Explorer({ document, variables }: { document: string; variables: string }) {
  const t = useMessages(developersMessages)
  const isReady = useIsReady()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [isWorking, setIsWorking] = useState(false)
  const latest = useRef(0)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const nth = ++latest.current
    setIsWorking(true)
    const found = await run(new FormData(event.currentTarget))
    if (nth !== latest.current) return
    setAnswer(found)
    setIsWorking(false)
  }
  return (
    <form className="form" method="post" onSubmit={submit}>
      <TextField
        label={t('explorer.token')}
        name="token"
        type="password"
        autoComplete="off"
        pattern="\s*atr_[A-Za-z0-9_\-]{40,60}\s*"
        required
      />
      <TextAreaField
        key={document}
        label={t('explorer.document')}
        name="document"
        rows={8}
        className="input-code"
        defaultValue={document}
        spellCheck={false}
        required
      />
      <TextAreaField
        key={`of ${document}`}
        label={t('explorer.variables')}
        name="variables"
        rows={3}
        className="input-code"
        defaultValue={variables}
        spellCheck={false}
      />
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking} disabled={!isReady}>
          {t('explorer.run')}
        </Button>
      </div>
      <Shown answer={answer} />
    </form>
  )
}

function Shown({ answer }: { answer: Answer | null }) {
  const t = useMessages(developersMessages)
  return (
    <section aria-live="polite" aria-label={t('explorer.answer')}>
      {answer && 'problem' in answer ? (
        <Notice role="alert" tone="bad">
          {t(answer.problem)}
        </Notice>
      ) : null}
      {answer && 'text' in answer ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard.
        <pre className="developers-code" tabIndex={0} translate="no">
          {answer.text}
        </pre>
      ) : null}
    </section>
  )
}
