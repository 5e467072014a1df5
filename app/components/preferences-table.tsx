import '#app/styles/sheets/notifications.css'
import { useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { preferencesMessages } from '#messages/preferences.ts'

export const PreferenceFields = graphql(`
  fragment PreferenceFields on NotificationPreference { kind label about inApp mail }
`)

type PreferencesTableProps = {
  preferences: readonly ResultOf<typeof PreferenceFields>[]
  email: string
  rhythm: string
}

/** Kinds of notifications and how each is delivered. Each box is saved at once; before scripts the button saves them all. */
export function PreferencesTable({ preferences, email, rhythm }: PreferencesTableProps) {
  const t = useMessages(preferencesMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'preferences' })
  const problem = fetcher.state === 'idle' ? anyProblem(fetcher.data) : undefined
  return (
    <fetcher.Form
      method="post"
      action="/settings"
      onChange={(event) => void fetcher.submit(event.currentTarget)}
    >
      <input type="hidden" name="intent" value="preferences" />
      <table className="grid-table preferences">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{t('what')}</span>
            </th>
            <th scope="col" className="centre">
              {t('inApp')}
            </th>
            <th scope="col" className="centre">
              {t('email')}
            </th>
          </tr>
        </thead>
        <tbody>
          {preferences.map((one) => (
            <tr key={one.kind}>
              <th scope="row">
                {one.label}
                <small>{one.about}</small>
              </th>
              <Way preference={one} way="inApp" />
              <Way preference={one} way="mail" />
            </tr>
          ))}
        </tbody>
      </table>
      {problem ? <p className="field-error">{t('problem', { reason: problem })}</p> : null}
      <p className="quiet preferences-foot">{t('foot', { frequency: rhythm as 'DAILY', email })}</p>
      <noscript>
        <Button type="submit">{t('save')}</Button>
      </noscript>
    </fetcher.Form>
  )
}

function Way({
  preference,
  way,
}: {
  preference: ResultOf<typeof PreferenceFields>
  way: 'inApp' | 'mail'
}) {
  const t = useMessages(preferencesMessages)
  return (
    <td className="centre">
      <label className="check check-bare">
        <input
          type="checkbox"
          name={way}
          value={preference.kind}
          defaultChecked={preference[way]}
        />
        <span className="hidden-text">
          {t(way === 'inApp' ? 'byInApp' : 'byEmail', { kind: preference.label })}
        </span>
      </label>
    </td>
  )
}
