import { classNames } from './class-names.ts'

/**
 * Text that people wrote. `html` must come from the server's one Markdown renderer, which sanitizes it; nothing else in
 * the pages sets HTML.
 */
export function Prose({ html, isSmall }: { html: string; isSmall?: boolean }) {
  return (
    <div
      className={classNames('prose', isSmall && 'prose-small')}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by the server, see above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
