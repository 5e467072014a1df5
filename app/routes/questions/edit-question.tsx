// Changing one's question. Earlier versions stay readable; when it was changed meanwhile, that is said.
import { redirect, useActionData } from 'react-router'
import { atrium, many } from '#app/atrium.ts'
import { FileChecks } from '#app/components/form-files.tsx'
import { Page } from '#app/components/page.tsx'
import { formWithFiles, keptFiles } from '#app/form-files.ts'
import { keepOnLoss, refusalOf, refused, refuseFields } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { FieldGroup } from '#app/ui/field.tsx'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/edit-question'
import { QuestionForm } from './question-form.tsx'
import { questionTextOf, tagsIn } from './question-text.ts'

const QuestionToEdit = graphql(`
  query QuestionToEdit($id: ID!) {
    question(id: $id) {
      number path title body tags version
      files { id name mediaType bytes alt }
      space { number }
      viewerCan { edit }
    }
  }
`)
const EditQuestion = graphql(`
  mutation EditQuestion($id: ID!, $version: Int!, $input: QuestionInput!) {
    editQuestion(questionId: $id, version: $version, input: $input) { path }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { question } = await context
    .get(atrium)
    .ask(QuestionToEdit, { id: numberIn(params.number) })
  if (!question?.viewerCan.edit) throw new Response('Not found', { status: 404 })
  return { question }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { ask, submit } = gateway
  const { form, ids, refused: problems } = await formWithFiles(gateway, request)
  const text = questionTextOf(form)
  if (Object.keys(problems).length > 0)
    return refuseFields('save', problems, text, await keptFiles(ask, ids))
  const edited = {
    id: numberIn(params.number),
    version: Number(form.get('version')) || 0,
    input: { title: text.title, body: text.body, tags: tagsIn(text.tags), fileIds: ids },
  }
  const [reason] = many(form, 'confidentialReason')
  const result = await submit(EditQuestion, edited, undefined, reason)
  if (!result.ok) return refused(result, 'save', text, await keptFiles(ask, ids))
  throw redirect(result.data.editQuestion.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, questionsMessages)('edit')} · Atrium` },
]

export default function EditQuestionPage({ loaderData: { question } }: Route.ComponentProps) {
  const t = useMessages(questionsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  const { body, files, path, space, tags, title, version } = question
  return (
    <Page
      title={t('edit')}
      crumbs={[
        { label: t('title'), to: '/questions' },
        { label: title, to: path },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <h1>{t('edit')}</h1>
      </header>
      <QuestionForm
        refusal={refusal}
        text={{ title, body, tags: tags.join(', '), space: '', ...refusal?.typed }}
        spaceNumber={space.number}
        submit={t('save')}
        backTo={path}
      >
        <input type="hidden" name="version" value={version} />
        {files.length > 0 ? (
          <FieldGroup legend={t('files')}>
            <FileChecks files={files} />
          </FieldGroup>
        ) : null}
      </QuestionForm>
    </Page>
  )
}
