import { useLanguage, useMessages } from '#app/messages.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { confidentialMessages } from '#messages/confidential.ts'
import { localeOf } from '#messages/engine/languages.ts'

type Found = readonly { kind: 'CARD' | 'ACCOUNT' | 'KEY' | 'WORD' | 'NAME'; shown: string }[]

/** Says what looks confidential in the text that is being written. */
export default function ConfidentialHint({ found }: { found: Found }) {
  const t = useMessages(confidentialMessages)
  const list = new Intl.ListFormat(localeOf(useLanguage()), { type: 'conjunction' })
  const what = list.format(found.map(({ kind, shown }) => t(`kind.${kind}`, { shown })))
  return (
    <div className="confidential-hint">
      <Notice tone="warn" role="status">
        {t('hint', { what })}
      </Notice>
    </div>
  )
}
