import { useEffect, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextField } from '#app/ui/input.tsx'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import { askSimilar, type CloseIdea } from './ask-similar.ts'
import type { IdeaData } from './idea-document.ts'
import { useStatusLabel } from './statuses.ts'

type MergeFieldsProps = { idea: IdeaData; typed: string | undefined; error: string | undefined }

/** Which idea it is merged into: one of those that are close, or any by its number or address. */
export function MergeFields({ idea, typed, error }: MergeFieldsProps) {
  const t = useMessages(ideaToolsMessages)
  const statusLabel = useStatusLabel()
  const [close, setClose] = useState<readonly CloseIdea[]>([])
  const [chosen, setChosen] = useState('')
  useEffect(() => {
    const asked = new AbortController()
    askSimilar({ title: idea.title, except: idea.number }, asked.signal).then(setClose, () => {})
    return () => asked.abort()
  }, [idea.title, idea.number])
  return (
    <>
      {close.length > 0 ? (
        <FieldGroup legend={t('merge.near')}>
          {close.map((other) => (
            <Radio
              key={other.number}
              name="close"
              value={other.number}
              label={<span dir="auto">{other.title}</span>}
              help={t('merge.near.help', {
                status: statusLabel(other.status),
                count: other.supportCount,
              })}
              onChange={() => setChosen(String(other.number))}
            />
          ))}
        </FieldGroup>
      ) : null}
      <TextField
        key={chosen}
        label={t('merge.into')}
        name="into"
        required
        defaultValue={chosen || typed}
        error={error}
        help={t('merge.into.help')}
      />
    </>
  )
}
