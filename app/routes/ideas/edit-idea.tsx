// Changing one's idea. Earlier versions stay readable; when it was changed meanwhile, both are shown.
import '#app/styles/sheets/discussion.css'
import { useState } from 'react'
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, many } from '#app/atrium.ts'
import { DraftNotice } from '#app/components/draft-notice.tsx'
import { FileChecks, FilesProblem, FormFiles } from '#app/components/form-files.tsx'
import { Page } from '#app/components/page.tsx'
import { UploadList } from '#app/components/upload-list.tsx'
import { useDraft } from '#app/components/use-draft.ts'
import { useUploads } from '#app/components/use-uploads.ts'
import { formWithFiles, keptFiles } from '#app/form-files.ts'
import { useFormType } from '#app/form-type.ts'
import { keepOnLoss, refusalOf, refused, refuseFields, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_FILE_BYTES, MAX_FILES } from '#graphql/attachments/limits.ts'
import { composeMessages } from '#messages/compose.ts'
import type { Route } from './+types/edit-idea'
import { BodyField } from './body-field.tsx'
import { DraftLine } from './draft-line.tsx'
import { placeCrumb } from './idea-crumbs.ts'
import { draftFromText, type IdeaText, ideaTextOf, tagsIn, textFromDraft } from './idea-text.ts'
import { sendOnCommandEnter } from './send-on-enter.ts'
import { TagsField } from './tags-field.tsx'
import { TitleField } from './title-field.tsx'

const EditPage = graphql(`
  query EditPage($id: ID!) {
    idea(id: $id) {
      number
      title
      body
      tags
      version
      files { id name mediaType bytes alt url }
      board { slug name tags { tag count } }
      space { number slug name }
      viewerCan { edit }
    }
  }
`)
const EditIdea = graphql(`
  mutation EditIdea($ideaId: ID!, $input: EditIdeaInput!) {
    editIdea(ideaId: $ideaId, input: $input) { number }
  }
`)
type IdeaToEdit = NonNullable<ResultOf<typeof EditPage>['idea']>

export async function loader({ context, params }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  if (!/^[1-9]\d{0,8}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const { idea } = await ask(EditPage, { id: params.number })
  if (!idea?.viewerCan.edit) throw new Response('Not found', { status: 404 })
  return { idea, person: String(viewer?.id ?? 0) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { ask, submit } = gateway
  const { form, ids, refused: problems } = await formWithFiles(gateway, request)
  const text = ideaTextOf(form)
  const typed = { ...text, fileIds: ids.join(' ') }
  if (Object.keys(problems).length > 0)
    return refuseFields('edit', problems, typed, await keptFiles(ask, ids))
  const input = {
    version: Number(form.get('version')) || 0,
    title: text.title,
    body: text.body,
    tags: tagsIn(text.tags),
    fileIds: ids,
  }
  const [reason] = many(form, 'confidentialReason')
  const result = await submit(EditIdea, { ideaId: params.number, input }, undefined, reason)
  if (!result.ok) return refused(result, 'edit', typed, await keptFiles(ask, ids))
  throw redirect(`/ideas/${params.number}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

/** After a conflict the idea is asked for again, so that both versions can be seen. */
export const shouldRevalidate = () => true

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, composeMessages)('edit.of', { title: loaderData?.idea.title ?? '' })} · Atrium`,
  },
]

export default function EditIdeaPage({ loaderData: { idea, person } }: Route.ComponentProps) {
  const t = useMessages(composeMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'edit')
  const isConflict = refusal?.code === 'CONFLICT'
  const here = `/ideas/${idea.number}`
  return (
    <Page
      title={t('edit')}
      crumbs={[placeCrumb(idea), { label: idea.title, to: here }]}
      hasNew={false}
    >
      {isConflict ? (
        <Notice tone="warn" role="alert">
          {refusal.message} {t('edit.conflict')}
        </Notice>
      ) : null}
      <div className={isConflict ? 'columns' : undefined}>
        <EditForm key={idea.number} idea={idea} person={person} />
        {isConflict ? <CurrentVersion idea={idea} /> : null}
      </div>
    </Page>
  )
}

/** What the idea says at this moment, to compare with one's own. */
function CurrentVersion({ idea }: { idea: IdeaToEdit }) {
  const t = useMessages(composeMessages)
  return (
    <aside className="sheet sheet-pad" aria-labelledby="other-heading">
      <p className="quiet" id="other-heading">
        {t('edit.current')}
      </p>
      <h2 className="preview-title" dir="auto">
        {idea.title}
      </h2>
      <p className="voice diff-body" dir="auto">
        {idea.body}
      </p>
    </aside>
  )
}

function EditForm({ idea, person }: { idea: IdeaToEdit; person: string }) {
  const t = useMessages(composeMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'edit')
  const stored: IdeaText = {
    title: idea.title,
    body: idea.body,
    tags: idea.tags.join(', '),
    board: '',
  }
  const [text, setText] = useState<IdeaText>({ ...stored, ...refusal?.typed })
  const [round, setRound] = useState(0)
  const uploads = useUploads({ url: '/files', maxBytes: MAX_FILE_BYTES, maxFiles: MAX_FILES })
  const isWorking = useNavigation().formMethod === 'POST'
  const draft = useDraft({
    place: `edit:${idea.number}`,
    person,
    account: undefined,
    onRestore: (content) => {
      setText({ ...stored, ...textFromDraft(content) })
      setRound((before) => before + 1)
    },
    isInAccount: false,
  })
  const change = (part: Partial<IdeaText>) => {
    const next = { ...text, ...part }
    setText(next)
    draft.keep(draftFromText(next))
  }
  const problem = (field: string) => refusal?.fields[field]?.join(' ')
  const whole = refusal?.code === 'CONFLICT' ? undefined : wholeProblem(refusal)
  return (
    <Form
      method="post"
      encType={useFormType()}
      className="form edit-form"
      key={round}
      onSubmit={(event) => uploads.holds(event) || draft.setSent(true)}
      onKeyDown={sendOnCommandEnter}
    >
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="version" value={idea.version} />
      <header className="compose-head">
        <h1>{t('edit.title')}</h1>
        <DraftLine state={draft.state} account={null} />
      </header>
      <DraftNotice
        state={draft.state}
        onChoose={(which) => draft.choose(which, draftFromText(text))}
      />
      <FilesProblem id="idea" refusal={refusal} />
      <TitleField
        value={text.title}
        onText={(title) => change({ title })}
        error={problem('title')}
      />
      <BodyField
        value={text.body}
        spaceNumber={idea.space.number}
        error={problem('body')}
        refusal={refusal}
        onText={(body) => change({ body })}
        onFiles={uploads.add}
        uploads={<UploadList uploads={uploads} fieldName="fileIds" textId="idea-body" />}
      />
      <FormFiles id="idea" refusal={refusal} entries={uploads.entries} />
      <StayingFiles idea={idea} typed={refusal?.typed.fileIds} />
      <TagsField
        value={text.tags}
        onTags={(tags) => change({ tags })}
        known={idea.board?.tags ?? []}
        error={problem('tags')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button
          type="submit"
          variant="primary"
          keyHint="Ctrl ↵"
          isWorking={isWorking || uploads.isWaiting}
        >
          {t('edit.save')}
        </Button>
        <LinkButton variant="quiet" to={`/ideas/${idea.number}`} onClick={draft.drop}>
          {t('edit.cancel')}
        </LinkButton>
        <span className="quiet small">{t('edit.help')}</span>
      </div>
    </Form>
  )
}

/** The files that are there already; one without its mark goes with the next save. */
function StayingFiles({ idea, typed }: { idea: IdeaToEdit; typed: string | undefined }) {
  const t = useMessages(composeMessages)
  if (idea.files.length === 0) return null
  return (
    <FieldGroup legend={t('edit.files')}>
      <FileChecks files={idea.files} chosen={typed?.split(' ')} />
    </FieldGroup>
  )
}
