import { ImageUp } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useFetcher, useNavigation } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { UploadList } from '#app/components/upload-list.tsx'
import { useUploads } from '#app/components/use-uploads.ts'
import { anyProblem, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input, TextAreaField, TextField } from '#app/ui/input.tsx'
import { MAX_FILE_BYTES } from '#graphql/attachments/limits.ts'
import { ABOUT_LENGTH, JOB_LENGTH, MAX_SKILLS } from '#graphql/people/limits.ts'
import type { PersonCardData } from './person-document.ts'

type ProfileFormProps = {
  person: PersonCardData
  answer: { ok: boolean } | undefined
}

/** One's own page, as a form. What was typed stays when something is refused. */
export function ProfileForm({ person, answer }: ProfileFormProps) {
  const refusal = refusalOf(answer, 'profile')
  const page = `/people/${person.number}`
  const isSaving = useNavigation().formData?.get('intent') === 'profile'
  const problem = (field: string) => problemOf(answer, 'profile', field)
  const whole = wholeProblem(refusal)
  return (
    <section className="sheet sheet-pad profile-edit" aria-label="Your profile">
      <Picture person={person} answer={answer} />
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="profile" />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <TextField
          label="What you do"
          name="title"
          maxLength={JOB_LENGTH}
          defaultValue={refusal?.typed.title ?? person.title}
          help="In a few words, as you would say it to somebody new."
          error={problem('title')}
        />
        <TextAreaField
          label="About you"
          name="about"
          maxLength={ABOUT_LENGTH}
          defaultValue={refusal?.typed.about ?? person.about}
          error={problem('about')}
        />
        <TextField
          label="What you know about"
          name="skills"
          defaultValue={refusal?.typed.skills ?? person.skills.join(', ')}
          help={`Up to ${MAX_SKILLS}, with commas between them. Others find you by these.`}
          error={problem('skills')}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isSaving}>
            Keep
          </Button>
          <LinkButton variant="quiet" to={page}>
            Leave it as it was
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}

/** One's picture: sent as soon as it is chosen, and before scripts with a form of its own. */
function Picture({ person, answer }: ProfileFormProps) {
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'picture' })
  const uploads = useUploads({ url: '/files', maxBytes: MAX_FILE_BYTES, maxFiles: 1 })
  const input = useRef<HTMLInputElement>(null)
  const entry = uploads.entries[0]
  const { fileId } = entry ?? {}
  const { clear } = uploads
  const { submit } = fetcher
  useEffect(() => {
    if (!fileId) return
    clear()
    void submit({ intent: 'picture', fileId }, { method: 'post' })
  }, [fileId, clear, submit])
  const problem = anyProblem(fetcher.data) ?? anyProblem(refusalOf(answer, 'picture'))
  return (
    <div className="settings-picture">
      <Avatar person={faceOf(person)} size={96} />
      <div className="stack stack-tight">
        <div className="cluster needs-scripts">
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            aria-label="Another picture of you"
            onChange={(event) => {
              clear()
              uploads.add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <Button
            onClick={() => input.current?.click()}
            isWorking={uploads.isSending || fetcher.state !== 'idle'}
          >
            <Icon of={ImageUp} />
            {person.pictureUrl ? 'Another picture' : 'Add a picture'}
          </Button>
        </div>
        <Form method="post" encType="multipart/form-data" className="without-scripts">
          <div className="cluster">
            <Input
              type="file"
              name="fileId"
              accept="image/*"
              required
              aria-label="A picture of you"
            />
            <Button type="submit" name="intent" value="picture">
              Use this picture
            </Button>
          </div>
        </Form>
        {person.pictureUrl ? (
          <Form method="post">
            <Button type="submit" name="intent" value="removePicture" variant="quiet">
              Take it away
            </Button>
          </Form>
        ) : null}
        <UploadList uploads={uploads} fieldName="fileId" hasAlt={false} />
        {problem ? <FieldError>{problem}</FieldError> : null}
        <p className="quiet">Shown round, to everyone in the house.</p>
      </div>
    </div>
  )
}
