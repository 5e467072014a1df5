import '#app/styles/pages/insights.css'
import { Form, Link, useActionData } from 'react-router'
import { anyProblem, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'

type UntoldProps = {
  of: {
    canShape: boolean
    chain: readonly { kind: string; at: string | null }[]
    untold: readonly {
      hasDraft: boolean
      thread: { number: number; path: string; name: string }
      customer: { name: string }
    }[]
  }
}

/** Customers who have not heard what came of their words. Once something is in use, a draft is one button. */
export function Untold({ of: { canShape, chain, untold } }: UntoldProps) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  const isShipped = chain.some(({ kind, at }) => kind === 'SHIPPED' && at !== null)
  if (!isShipped || untold.length === 0) return null
  return (
    <section aria-labelledby="untold">
      <div className="section-head">
        <h2 id="untold">{t('untold')}</h2>
        <small>{t('untold.help')}</small>
      </div>
      {refusalOf(data, 'tell') ? <FieldError>{anyProblem(data)}</FieldError> : null}
      <ul className="list list-ruled">
        {untold.map(({ customer, hasDraft, thread }) => (
          <li key={thread.number} className="untold-row">
            <Link to={thread.path}>
              <bdi dir="auto">{customer.name}</bdi>, <span translate="no">{thread.name}</span>
            </Link>
            {hasDraft ? (
              <span className="quiet">{t('untold.drafted')}</span>
            ) : canShape ? (
              <Form method="post">
                <input type="hidden" name="intent" value="tell" />
                <input type="hidden" name="thread" value={thread.number} />
                <Button type="submit" size="small">
                  {t('untold.draft')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
