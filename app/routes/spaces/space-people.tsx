import '#app/styles/sheets/spaces.css'
import { useFetcher } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { spaceMessages } from '#messages/space.ts'
import type { SpaceData } from './space-document.ts'

export function Owners({ owners }: { owners: SpaceData['owners'] }) {
  const t = useMessages(spaceMessages)
  return (
    <aside className="stack" aria-labelledby="owners">
      <section>
        <div className="section-head">
          <h2 id="owners">{t('owners')}</h2>
        </div>
        <ul className="people">
          {owners.map((owner) => (
            <li key={owner.number}>
              <PersonChip
                person={faceOf(owner)}
                to={`/people/${owner.number}`}
                line={lineOf(owner)}
                size={36}
              />
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}

export const lineOf = ({ title, unit }: { title: string; unit: string }): string =>
  [title, unit].filter(Boolean).join(', ')

/** Who asked to join; approving and declining are equally easy, and declining notifies nobody. */
export function JoinRequests({ space }: { space: SpaceData }) {
  const t = useMessages(spaceMessages)
  return (
    <section id="requests" aria-labelledby="requests-title">
      <div className="section-head">
        <h2 id="requests-title">{t('requests')}</h2>
        <small>{space.joinRequests.length}</small>
      </div>
      <ul className="list list-ruled">
        {space.joinRequests.map((request) => (
          <Request key={request.person.number} request={request} spaceNumber={space.number} />
        ))}
      </ul>
    </section>
  )
}

type RequestProps = { request: SpaceData['joinRequests'][number]; spaceNumber: number }

function Request({ request, spaceNumber }: RequestProps) {
  const { person, message, at } = request
  const t = useMessages(spaceMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: `request-${person.number}` })
  const problem = anyProblem(fetcher.data)
  return (
    <li className="request">
      <PersonChip
        person={faceOf(person)}
        to={`/people/${person.number}`}
        line={lineOf(person)}
        size={36}
      />
      <div className="request-words">
        {message ? (
          <p className="voice" dir="auto">
            {message}
          </p>
        ) : null}
        <span className="quiet">{t.rich('requests.at', { at: <Time at={at} /> })}</span>
        {problem ? <p className="field-error">{problem}</p> : null}
      </div>
      <fetcher.Form method="post" className="cluster">
        <input type="hidden" name="spaceId" value={spaceNumber} />
        <input type="hidden" name="personId" value={person.number} />
        <Button
          type="submit"
          size="small"
          name="intent"
          value="letIn"
          aria-label={t('requests.approve.person', { name: person.name })}
        >
          {t('requests.approve')}
        </Button>
        <Button
          type="submit"
          size="small"
          variant="quiet"
          name="intent"
          value="decline"
          aria-label={t('requests.decline.person', { name: person.name })}
        >
          {t('requests.decline')}
        </Button>
      </fetcher.Form>
    </li>
  )
}
