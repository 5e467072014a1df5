import { useEffect, useState } from 'react'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextField } from '#app/ui/input.tsx'
import { askSimilar, type CloseIdea } from './ask-similar.ts'
import type { IdeaData } from './idea-document.ts'
import { statusLabel } from './statuses.ts'

type MergeFieldsProps = { idea: IdeaData; typed: string | undefined; error: string | undefined }

/** Which idea it is joined with: one of those that are close, or any by its number or address. */
export function MergeFields({ idea, typed, error }: MergeFieldsProps) {
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
        <FieldGroup legend="Close to it">
          {close.map((other) => (
            <Radio
              key={other.number}
              name="close"
              value={other.number}
              label={other.title}
              help={`${statusLabel(other.status)}, ${other.supportCount} supporters`}
              onChange={() => setChosen(String(other.number))}
            />
          ))}
        </FieldGroup>
      ) : null}
      <TextField
        key={chosen}
        label="Join it with"
        name="into"
        required
        defaultValue={chosen || typed}
        error={error}
        help="The number of the other idea, or its address. Its supporters and followers come along; both texts stay."
      />
    </>
  )
}
