// Where a QR code leads: a form for people without an account, a photo first. It works before scripts, and shows nothing of the company.
import '#app/styles/sheets/challenges.css'
import { data, Form, redirect, useActionData } from 'react-router'
import { type Atrium, atrium, textsOf } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { type Refused, refused, refuseFields, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Field, FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import {
  SENT_BODY_LENGTH,
  SENT_NAME_LENGTH,
  SENT_TITLE_LENGTH,
} from '#graphql/entry-forms/limits.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import type { Route } from './+types/send-entry'

const SendEntryPage = graphql(`
  query SendEntryPage($key: String!) {
    entrance { company entryForm(key: $key) { title html language closesAt takesNames } }
  }
`)
const SendEntry = graphql(`
  mutation SendEntry($key: String!, $title: String!, $body: String, $name: String, $fileId: String) {
    sendEntry(key: $key, title: $title, body: $body, name: $name, fileId: $fileId)
  }
`)
type Asked = NonNullable<ResultOf<typeof SendEntryPage>['entrance']['entryForm']>

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { company, entryForm } = (await context.get(atrium).ask(SendEntryPage, { key: params.key }))
    .entrance
  const isSent = new URL(request.url).searchParams.has('sent')
  return data({ company, form: entryForm, isSent }, { status: entryForm ? 200 : 404 })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { ask, readForm, submit }: Atrium = context.get(atrium)
  const { key } = params
  const { entryForm } = (await ask(SendEntryPage, { key })).entrance
  const sent = `/enter/${encodeURIComponent(key)}`
  if (!entryForm) throw redirect(sent, 303)
  const { form, refused: problems } = await readForm(request)
  const typed = textsOf(form)
  // People leave the hidden field empty; programs that fill in everything are thanked and not listened to.
  if (typed.website) throw redirect(`${sent}?sent`, 303)
  if (problems.photo) return refuseFields('send', problems, typed)
  const { title = '', body = '', name = '', photo } = typed
  const fileId = photo || typed.kept || null
  const result = await submit(SendEntry, { key, title, body, name, fileId })
  if (!result.ok) return refused(result, 'send', { ...typed, kept: fileId ?? '' })
  throw redirect(`${sent}?sent`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.form?.title ?? metaMessages(matches, entryFormsMessages)('title')} · Atrium`,
  },
  { name: 'robots', content: 'noindex' },
]

export default function SendEntryForm({ loaderData, params }: Route.ComponentProps) {
  const { company, form, isSent } = loaderData
  const path = `/enter/${params.key}`
  return (
    <AuthLayout company={company} to={path} foot={<LanguageChoice />}>
      <div className="send-entry stack stack-close">
        {isSent ? <Thanks path={path} /> : form ? <EntryForm form={form} /> : <Over />}
      </div>
    </AuthLayout>
  )
}

function Over() {
  const t = useMessages(entryFormsMessages)
  return (
    <>
      <h1 className="hero">{t('over')}</h1>
      <p>{t('over.help')}</p>
    </>
  )
}

function Thanks({ path }: { path: string }) {
  const t = useMessages(entryFormsMessages)
  return (
    <div role="status" className="stack stack-close">
      <h1 className="hero">{t('thanks')}</h1>
      <p>{t('thanks.text')}</p>
      <div>
        <LinkButton to={path} reloadDocument>
          {t('another')}
        </LinkButton>
      </div>
    </div>
  )
}

function EntryForm({ form }: { form: Asked }) {
  const t = useMessages(entryFormsMessages)
  const refusal = useActionData<Refused>()
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  const whole = wholeProblem(refusal)
  const { closesAt, html, language, title } = form
  return (
    <>
      <h1 className="hero" dir="auto" lang={language ?? undefined}>
        {title}
      </h1>
      <Prose html={html} language={language} />
      <p className="quiet small">
        {t.rich('send.until', { at: <Time at={closesAt} as="moment" /> })} {t('send.note')}
      </p>
      <Form method="post" className="form" encType="multipart/form-data" reloadDocument>
        <input type="hidden" name="kept" value={typed.kept ?? ''} />
        <EntryFields form={form} typed={typed} errors={errors} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large">
            {t('send.submit')}
          </Button>
        </div>
      </Form>
    </>
  )
}

type EntryFieldsProps = {
  form: Asked
  typed: Record<string, string>
  errors: Partial<Refused['fields']>
}

/** The photo first: it often says more than words, and people have their phone in the hand. */
function EntryFields({ form, typed, errors }: EntryFieldsProps) {
  const t = useMessages(entryFormsMessages)
  return (
    <>
      <Field
        label={t('send.photo')}
        help={t('send.photo.help')}
        error={errors.photo ?? errors.fileId}
      >
        {(inputProps) => (
          <input className="input" type="file" name="photo" accept="image/*" {...inputProps} />
        )}
      </Field>
      <TextField
        label={t('send.title')}
        name="title"
        required
        maxLength={SENT_TITLE_LENGTH}
        defaultValue={typed.title}
        error={errors.title}
      />
      <TextAreaField
        label={t('send.body')}
        name="body"
        rows={4}
        maxLength={SENT_BODY_LENGTH}
        defaultValue={typed.body}
        error={errors.body}
      />
      {form.takesNames ? (
        <TextField
          label={t('send.name')}
          name="name"
          maxLength={SENT_NAME_LENGTH}
          autoComplete="name"
          help={t('send.name.help')}
          defaultValue={typed.name}
          error={errors.name}
        />
      ) : (
        <p className="field-help">{t('send.noNames')}</p>
      )}
      <div hidden>
        <TextField label={t('send.website')} name="website" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  )
}
