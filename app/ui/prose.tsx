import { classNames } from './class-names.ts'

type ProseProps = {
  html: string
  isSmall?: boolean
  /** The language it is written in, ISO 639-1; null when it is not known. */
  language?: string | null
}

/**
 * Text that people wrote. `html` must come from the server's one Markdown renderer, which sanitizes it; nothing else in
 * the pages sets HTML.
 */
export function Prose({ html, isSmall, language }: ProseProps) {
  return (
    <div
      className={classNames('prose', isSmall && 'prose-small')}
      dir="auto"
      // Empty says “not known” (HTML): without it the text would pass for one in the page's language.
      lang={language ?? ''}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by the server, see above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
