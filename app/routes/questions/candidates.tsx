import '#app/styles/sheets/people.css'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { askData } from '#app/ask-json.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox } from '#app/ui/input.tsx'
import { cutText } from '#graphql/graphemes.ts'
import { MAX_CHOSEN } from '#graphql/questions/limits.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionCandidate } from './candidates-for.ts'
import type { QuestionText } from './question-text.ts'

const PAUSE_MS = 600
const MIN_LENGTH = 8

/** Who would be asked first, 600 ms after the last key. Those shown stay until new ones are there. */
function useCandidates({ title, body, tags, space }: QuestionText): readonly QuestionCandidate[] {
  const [people, setPeople] = useState<readonly QuestionCandidate[]>([])
  const isEnough = title.trim().length >= MIN_LENGTH && space !== ''
  useEffect(() => {
    if (!isEnough) {
      setPeople([])
      return
    }
    const asked = new AbortController()
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ title, body: cutText(body, 500), tags, space })
      askData('/ask/question-candidates', query, asked.signal).then(
        (found) => {
          if (!asked.signal.aborted) setPeople(found.people)
        },
        // No answer now: those that are there stay, and the next key asks again.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [title, body, tags, space, isEnough])
  return people
}

/** Somebody whose page led here, to be asked whatever they have shown. */
export type ChosenPerson = Partial<Omit<QuestionCandidate, 'person'>> & {
  person: Pick<QuestionCandidate['person'], 'number' | 'name' | 'pictureUrl'>
}

type CandidatesProps = {
  text: QuestionText
  chosen: ChosenPerson | null
  error: readonly string[] | undefined
}

/** Up to three who may know, with proofs, whoever was chosen first of all; the asker leaves out whom they do not want to ask. */
export function Candidates({ text, chosen, error }: CandidatesProps) {
  const t = useMessages(questionsMessages)
  const found = useCandidates(text)
  const isChosen = ({ person }: ChosenPerson) => person.number === chosen?.person.number
  const first = chosen ? [found.find(isChosen) ?? chosen] : []
  const people = [...first, ...found.filter((one) => !isChosen(one))].slice(0, MAX_CHOSEN)
  if (people.length === 0) return error ? <FieldError>{error[0]}</FieldError> : null
  return (
    <FieldGroup legend={t('suggested')} error={error}>
      {/* Says that the choice was shown: nobody marked means nobody, not everybody. */}
      <input type="hidden" name="chooses" value="yes" />
      <p className="quiet small">{t('suggested.help')}</p>
      {people.map((one) => (
        <Candidate key={one.person.number} {...one} />
      ))}
    </FieldGroup>
  )
}

function Candidate({ askedThisWeek = 0, person, proofs = [], reason }: ChosenPerson) {
  const t = useMessages(questionsMessages)
  return (
    <div className="candidate">
      <Avatar person={faceOf(person)} size={28} />
      <div>
        <Checkbox
          name="personIds"
          value={person.number}
          defaultChecked
          label={<span dir="auto">{person.name}</span>}
          help={reason ? `${reason} · ${t('suggested.load', { count: askedThisWeek })}` : undefined}
        />
        {proofs.map(({ label, path, post }) => (
          <p key={path} className="quiet small">
            {label}:{' '}
            <Link className="link" to={path} target="_blank" dir="auto">
              {post.title}
            </Link>
          </p>
        ))}
      </div>
    </div>
  )
}
