// The ways to settings of their own pages, and one's own data as a file.
import '#app/styles/sheets/administration.css'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { settingsMessages } from '#messages/settings.ts'

export function Access() {
  const t = useMessages(settingsMessages)
  return (
    <section className="settings-section" id="access">
      <h2>{t('access')}</h2>
      <p className="cluster">
        <LinkButton to="/settings/passkeys">{t('access.passkeys')}</LinkButton>
        <LinkButton to="/settings/tokens">{t('access.tokens')}</LinkButton>
        <LinkButton to="/developers">{t('access.developers')}</LinkButton>
      </p>
    </section>
  )
}

export function OwnData() {
  const t = useMessages(settingsMessages)
  return (
    <section className="settings-section" id="data">
      <h2>{t('data')}</h2>
      <p className="soft">{t('data.help')}</p>
      {/* Not by the router: the answer is a file. */}
      <form method="post" action="/export/my-data.zip">
        <Button type="submit">{t('data.download')}</Button>
      </form>
      <p>
        <LinkButton to="/settings/erasure" variant="quiet">
          {t('data.erase')}
        </LinkButton>
      </p>
    </section>
  )
}
