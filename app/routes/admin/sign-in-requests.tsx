import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { signOnMessages } from '#messages/sign-on.ts'

export const RequestFields = graphql(`
  fragment RequestFields on SignOnRequest { number service subject name email person { number name pictureUrl } }
`)
type Waiting = ResultOf<typeof RequestFields>

/** Accounts with the address of somebody here: an administrator says whether it is the same person. */
export function SignInRequests({ requests }: { requests: readonly Waiting[] }) {
  const t = useMessages(signOnMessages)
  if (requests.length === 0) return null
  return (
    <section aria-labelledby="requests" className="sign-in-requests">
      <h2 id="requests">{t('requests')}</h2>
      <p className="soft">{t('requests.help')}</p>
      <ul className="list list-ruled">
        {requests.map((waiting) => (
          <li key={waiting.number}>
            <PersonChip
              person={faceOf(waiting.person)}
              to={`/people/${waiting.person.number}`}
              line={t('request.is', waiting)}
              size={32}
            />
            <Form method="post" className="cluster">
              <input type="hidden" name="number" value={waiting.number} />
              <Button type="submit" size="small" name="intent" value="link">
                {t('request.link', { name: waiting.person.name })}
              </Button>
              <Button type="submit" size="small" variant="quiet" name="intent" value="decline">
                {t('request.decline')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
