import '#app/styles/sheets/people.css'
import '#app/styles/sheets/administration.css'
import { ImageUp } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useFetcher, useNavigation } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { UploadList } from '#app/components/upload-list.tsx'
import { useUploads } from '#app/components/use-uploads.ts'
import { anyProblem, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Input, TextAreaField, TextField } from '#app/ui/input.tsx'
import { MAX_FILE_BYTES } from '#graphql/attachments/limits.ts'
import { ABOUT_LENGTH, JOB_LENGTH, MAX_SKILLS } from '#graphql/people/limits.ts'
import { profileMessages } from '#messages/profile.ts'
import { ContactFields } from './contact-fields.tsx'
import type { PersonCardData } from './person-document.ts'
import { SkillsField } from './skills-field.tsx'

type PictureProps = {
  person: PersonCardData
  answer: { ok: boolean } | undefined
}
type ProfileFormProps = PictureProps & { timeZones: readonly string[] }

/** One's own page, as a form. What was typed stays when something is refused. */
export function ProfileForm({ person, answer, timeZones }: ProfileFormProps) {
  const t = useMessages(profileMessages)
  const refusal = refusalOf(answer, 'profile')
  const page = `/people/${person.number}`
  const isSaving = useNavigation().formData?.get('intent') === 'profile'
  const problem = (field: string) => problemOf(answer, 'profile', field)
  const whole = wholeProblem(refusal)
  return (
    <section className="sheet sheet-pad profile-edit" aria-label={t('label')}>
      <Picture person={person} answer={answer} />
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="profile" />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <EditConflict
          version={person.profileVersion}
          refusal={refusal}
          labels={{
            title: t('title'),
            about: t('about'),
            skills: t('skills'),
            site: t('site'),
            phone: t('phone'),
            chatUrl: t('chat'),
          }}
        />
        <TextField
          label={t('title')}
          name="title"
          maxLength={JOB_LENGTH}
          defaultValue={refusal?.typed.title ?? person.title}
          help={t('title.help')}
          error={problem('title')}
        />
        <TextAreaField
          label={t('about')}
          name="about"
          maxLength={ABOUT_LENGTH}
          defaultValue={refusal?.typed.about ?? person.about}
          error={problem('about')}
        />
        <SkillsField
          label={t('skills')}
          name="skills"
          defaultValue={refusal?.typed.skills ?? person.skills.join(', ')}
          help={t('skills.help', { max: MAX_SKILLS })}
          error={problem('skills')}
        />
        <ContactFields person={person} answer={answer} timeZones={timeZones} />
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isSaving}>
            {t('save')}
          </Button>
          <LinkButton variant="quiet" to={page}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}

/** One's picture: sent as soon as it is chosen, and before scripts with a form of its own. */
function Picture({ person, answer }: PictureProps) {
  const t = useMessages(profileMessages)
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
            aria-label={t('picture')}
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
            {t(person.pictureUrl ? 'picture.change' : 'picture.add')}
          </Button>
        </div>
        <Form method="post" encType="multipart/form-data" className="without-scripts">
          <div className="cluster">
            <Input type="file" name="fileId" accept="image/*" required aria-label={t('picture')} />
            <Button type="submit" name="intent" value="picture">
              {t('picture.upload')}
            </Button>
          </div>
        </Form>
        {person.pictureUrl ? (
          <Form method="post">
            <Button type="submit" name="intent" value="removePicture" variant="quiet">
              {t('picture.remove')}
            </Button>
          </Form>
        ) : null}
        <UploadList uploads={uploads} fieldName="fileId" hasAlt={false} />
        {problem ? <FieldError>{problem}</FieldError> : null}
        <p className="quiet">{t('picture.help')}</p>
      </div>
    </div>
  )
}
