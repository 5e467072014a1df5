import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { replaceText } from '#app/ui/replace-text.ts'
import { composeMessages } from '#messages/compose.ts'
import { type IdeaText, titleIn } from './idea-text.ts'

/** So many characters at once nobody types: they were pasted. */
const PASTED = 40

/** Proposes the first sentence of a pasted text as the title, as long as there is none. */
export function TitleProposal({ text }: { text: Pick<IdeaText, 'title' | 'body'> }) {
  const t = useMessages(composeMessages)
  const [title, setTitle] = useState('')
  const length = useRef(text.body.length)
  useEffect(() => {
    const isPasted = text.body.length - length.current >= PASTED
    length.current = text.body.length
    if (isPasted) setTitle(titleIn(text.body))
  }, [text.body])
  if (!title || !text.body || text.title.trim()) return null
  return (
    <p role="status">
      <Button
        size="small"
        onClick={() => {
          const field = document.getElementById('idea-title')
          if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
            replaceText(field, 0, field.value.length, title)
        }}
      >
        {t('field.title.propose', { title })}
      </Button>
    </p>
  )
}
