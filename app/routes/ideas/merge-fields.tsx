import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { askData } from '#app/ask-json.ts'
import { useMessages } from '#app/messages.tsx'
import { Field, FieldGroup } from '#app/ui/field.tsx'
import { Input, Radio } from '#app/ui/input.tsx'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import type { IdeaData } from './idea-document.ts'
import type { MergeTarget } from './merge-targets.ts'

type MergeFieldsProps = {
  idea: Pick<IdeaData, 'number'>
  typed: string | undefined
  error: string | undefined
}

const PAUSE_MS = 150

/** Which idea it is merged into: one of the similar ones, or any other by its title. Only those that take it are offered. */
export function MergeFields({ idea, typed, error }: MergeFieldsProps) {
  const t = useMessages(ideaToolsMessages)
  const listId = useId()
  const { close, found, look } = useTargets(idea.number)
  const [into, setInto] = useState(typed ?? '')
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    setInto(event.currentTarget.value)
    look(event.currentTarget.value)
  }
  return (
    <>
      {close.length > 0 ? (
        <FieldGroup legend={t('merge.near')}>
          {close.map((other) => (
            <Radio
              key={other.number}
              name="close"
              value={other.number}
              checked={into === writtenOf(other)}
              label={<span dir="auto">{other.title}</span>}
              help={t('merge.near.help', { status: other.statusLabel, count: other.supportCount })}
              onChange={() => setInto(writtenOf(other))}
            />
          ))}
        </FieldGroup>
      ) : null}
      <Field label={t('merge.into')} error={error} help={t('merge.into.help')}>
        {(inputProps) => (
          <>
            <Input
              {...inputProps}
              name="into"
              required
              value={into}
              list={listId}
              autoComplete="off"
              maxLength={300}
              onChange={change}
            />
            <datalist id={listId}>
              {found.map((target) => (
                <option
                  key={target.number}
                  value={writtenOf(target)}
                  label={t('merge.near.help', {
                    status: target.statusLabel,
                    count: target.supportCount,
                  })}
                />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </>
  )
}

/** How an idea is written in the field: its number tells two of one title apart. */
export const writtenOf = ({ title, number }: Pick<MergeTarget, 'title' | 'number'>): string =>
  `${title} (${number})`

/** The similar ones, and those found by what is typed. */
function useTargets(ideaNumber: number) {
  const [close, setClose] = useState<readonly MergeTarget[]>([])
  const [found, setFound] = useState<readonly MergeTarget[]>([])
  const asked = useRef<AbortController>(undefined)
  useEffect(() => {
    const first = new AbortController()
    askTargets(ideaNumber, '', first.signal).then(setClose, () => {})
    return () => {
      first.abort()
      asked.current?.abort()
    }
  }, [ideaNumber])
  const look = (words: string) => {
    asked.current?.abort()
    if (words.trim().length < 2) return
    const now = new AbortController()
    asked.current = now
    setTimeout(() => {
      if (now.signal.aborted) return
      // Without an answer the last list stays; the server says what was wrong.
      askTargets(ideaNumber, words, now.signal).then(setFound, () => {})
    }, PAUSE_MS)
  }
  return { close, found, look }
}

async function askTargets(number: number, q: string, signal: AbortSignal) {
  const query = new URLSearchParams({ number: String(number), q })
  return (await askData('/ask/merge-targets', query, signal)).targets
}
