import { Form, useLocation } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { LANGUAGES, WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { setupMessages } from '#messages/setup.ts'

/** The language of this browser; each by its own name. */
export function LanguageChoice() {
  const t = useMessages(setupMessages)
  const language = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/sign-in/language" className="cluster" reloadDocument>
      <input type="hidden" name="returnTo" value={pathname + search} />
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
