import { Form, useLocation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { LANGUAGES, WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { setupMessages } from '#messages/setup.ts'

/**
 * The language of this browser; each by its own name.
 * @param props.returnTo where the choice leads; without it to this page, null: to the sign-in page alone
 */
export function LanguageChoice({ returnTo }: { returnTo?: string | null }) {
  const t = useMessages(setupMessages)
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const back = returnTo === undefined ? pathname + search : returnTo
  return (
    <Form method="post" action="/sign-in/language" className="cluster" reloadDocument>
      {back ? <input type="hidden" name="returnTo" value={back} /> : null}
      <fieldset className="cluster" aria-label={t('language')}>
        {WRITTEN_LANGUAGES.map((code) => (
          <Button
            key={code}
            type="submit"
            variant="quiet"
            size="small"
            name="language"
            value={code}
            lang={code}
            aria-pressed={code === language}
          >
            {LANGUAGES[code].name}
          </Button>
        ))}
      </fieldset>
    </Form>
  )
}
