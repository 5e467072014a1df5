// One import: what its file is, which column becomes what, the first ideas, a dry run, progress, what came in, and undoing it.
import '#app/styles/sheets/administration.css'
import { useEffect } from 'react'
import { Form, Link, useNavigation, useRevalidator } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { done, type Refused, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { importPageMessages } from '#messages/import-page.ts'
import type { Route } from './+types/import'
import { AdminFrame, mustBeAdmin } from './admin-frame.tsx'
import { ColumnsTable, FileFacts } from './import-columns.tsx'
import { type Choices, givenBy, isBusy, isUndoable, reportOf } from './import-report.ts'
import { Result, Undo } from './import-result.tsx'
import { PreviewList, Settings } from './import-settings.tsx'

const IsAdmin = graphql(`query IsAdminForImport { settings { isAdmin } }`)
const ImportPage = graphql(`
  query ImportPage($number: Int!) {
    ideaColumns: importColumns
    personColumns: importColumns(kind: "people")
    skillColumns: importColumns(kind: "skills")
    questionColumns: importColumns(kind: "questions")
    messageColumns: importColumns(kind: "customers")
    customerChannels { number name slug }
    importCommentColumns
    import(number: $number) {
      number kind file commentsFile state bytesRead bytesTotal rowsDone trouble options report spaceSlug
    }
  }
`)
export type ImportData = NonNullable<ResultOf<typeof ImportPage>['import']>
const Configure = graphql(`
  mutation ConfigureImport($input: ConfigureImportInput!) { configureImport(input: $input) { number } }
`)
const Run = graphql(`
  mutation RunImport($importId: Int!, $isTry: Boolean!) { runImport(importId: $importId, isTry: $isTry) { number } }
`)
const UndoIt = graphql(`
  mutation UndoImport($importId: Int!) { undoImport(importId: $importId) { number } }
`)

const numberIn = (given: string | undefined): number => {
  if (!/^\d{1,9}$/.test(given ?? '')) throw new Response('Not found', { status: 404 })
  return Number(given)
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const read = await ask(ImportPage, { number: numberIn(params.number) })
  if (!read.import) throw new Response('Not found', { status: 404 })
  return { ...read, import: read.import }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const importId = numberIn(params.number)
  const data = await formOf(request)
  const form = textsOf(data)
  const { intent = '' } = form
  const to = `/admin/imports/${importId}`
  if (intent === 'configure') {
    const { space, board, challenge, channel, language: texts, asOf, dates } = form
    const input = {
      importId,
      space,
      board,
      challenge,
      channel,
      language: texts,
      asOf,
      dates,
      keepsPrivateTags: form.privateTags === 'on',
      map: pairsIn(data, 'ideas'),
      mapComments: pairsIn(data, 'comments'),
    }
    const result = await submit(Configure, { input })
    return result.ok ? done(request, to, {}) : refused(result, intent, form)
  }
  const result =
    intent === 'undo'
      ? await submit(UndoIt, { importId })
      : intent === 'try' || intent === 'run'
        ? await submit(Run, { importId, isTry: intent === 'try' })
        : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  return result.ok ? done(request, to, {}) : refused(result, intent, form)
}

/** `ours=theirs` of a table of columns; what was ours and is so no longer becomes `ours=`. */
function pairsIn(form: FormData, part: string): string[] {
  const chosen = new Map<string, string>()
  for (const [name, value] of form) {
    if (!name.startsWith(`${part}:`) || typeof value !== 'string' || !value) continue
    if (!chosen.has(value)) chosen.set(value, name.slice(part.length + 1))
  }
  const before = form.getAll(`${part}-before`).filter((ours) => typeof ours === 'string')
  for (const ours of before) if (!chosen.has(ours)) chosen.set(ours, '')
  return [...chosen].map(([ours, theirs]) => `${ours}=${theirs}`)
}

export const meta: Route.MetaFunction = ({ matches, loaderData }) => {
  const t = metaMessages(matches, importPageMessages)
  const data = loaderData as { import: ImportData } | undefined
  return [{ title: t('meta', { file: data?.import.file ?? '' }) }]
}

/** How often the page asks while something is going on, in milliseconds. */
const ASK_EVERY = 1_500

export default function ImportPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { import: it, importCommentColumns, customerChannels } = loaderData
  const canBeUndone = isUndoable(it.kind)
  const ours = {
    ideas: loaderData.ideaColumns,
    people: loaderData.personColumns,
    skills: loaderData.skillColumns,
    questions: loaderData.questionColumns,
    customers: loaderData.messageColumns,
  }[it.kind]
  const t = useMessages(importPageMessages)
  const report = reportOf(it.report)
  const { plan } = report
  const problem = actionData && !actionData.ok ? (actionData as Refused) : null
  const busy = isBusy(it.state)
  const given = givenBy(report)
  const isLacking = [plan?.ideas, plan?.comments].some((part) => part?.lacking?.length)
  const canRun = !busy && it.state !== 'UNDONE' && plan !== undefined && !isLacking
  return (
    <AdminFrame path="/admin/imports">
      <div className="stack import-page">
        <div className="section-head">
          <h2 dir="auto">{it.commentsFile ? `${it.file} + ${it.commentsFile}` : it.file}</h2>
          <Link className="link" to="/admin/imports">
            {t('back')}
          </Link>
        </div>
        <State it={it} />
        {problem ? (
          <Notice tone="bad" role="alert">
            {problem.message}
          </Notice>
        ) : null}
        <Results it={it} />
        {canRun ? <RunForm isAgain={report.done !== undefined} /> : null}
        {plan ? (
          <PlanForm
            {...{ it, plan, ours: ours ?? [], channels: customerChannels }}
            oursOfComments={importCommentColumns}
          />
        ) : null}
        {report.preview ? <PreviewList preview={report.preview} /> : null}
        {canBeUndone && (it.state === 'DONE' || (it.state === 'FAILED' && given)) ? (
          <Undo kind={it.kind} />
        ) : null}
      </div>
    </AdminFrame>
  )
}

/** How far it is; asks again while something is going on. */
function State({ it }: { it: ImportData }) {
  const t = useMessages(importPageMessages)
  const { revalidate, state } = useRevalidator()
  const busy = isBusy(it.state)
  useEffect(() => {
    if (!busy || state !== 'idle') return
    const timer = setTimeout(() => void revalidate(), ASK_EVERY)
    return () => clearTimeout(timer)
  }, [busy, state, revalidate])
  const share = it.bytesTotal > 0 ? Math.min(1, it.bytesRead / it.bytesTotal) : 0
  return (
    <div className="stack stack-tight" role="status">
      <p>
        <b>{t(`state.${it.state}`)}</b>
      </p>
      {it.state === 'FAILED' && it.trouble ? (
        <Notice tone="bad">{t('failed', { trouble: it.trouble })}</Notice>
      ) : null}
      {it.state === 'RUNNING' || it.state === 'TRYING' ? (
        <>
          <Meter label={t(`state.${it.state}`)} value={Math.round(share * 100)} tone="sky" />
          <p className="small soft">
            {t('progress', { percent: `${Math.floor(share * 100)} %`, rows: it.rowsDone })}
          </p>
        </>
      ) : null}
      {busy ? (
        <noscript>
          <LinkButton size="small" to={`/admin/imports/${it.number}`} reloadDocument>
            {t('refresh')}
          </LinkButton>
        </noscript>
      ) : null}
    </div>
  )
}

/** What came in, what was undone, and what the last dry run gave. */
function Results({ it }: { it: ImportData }) {
  const t = useMessages(importPageMessages)
  const report = reportOf(it.report)
  const given = givenBy(report)
  const busy = isBusy(it.state)
  return (
    <>
      {given && !busy ? (
        <Result
          title={t('result.done')}
          kind={it.kind}
          given={given}
          refused={report.refused ?? null}
          number={it.number}
          space={it.state === 'UNDONE' ? null : it.spaceSlug}
        />
      ) : null}
      {report.undone ? (
        <Notice tone="good" role="status">
          {it.kind === 'questions' || it.kind === 'customers'
            ? t(`undo.done.${it.kind}`, report.undone)
            : t('undo.done', report.undone)}
        </Notice>
      ) : null}
      {report.tried && !busy ? (
        <Result
          title={t('result.tried')}
          kind={it.kind}
          given={report.tried}
          refused={null}
          number={it.number}
          space={null}
        />
      ) : null}
    </>
  )
}

function RunForm({ isAgain }: { isAgain: boolean }) {
  const t = useMessages(importPageMessages)
  // Whatever is on its way may make another plan of this file: until it is there, nothing is run.
  const { state, formData } = useNavigation()
  const isOurs = ['run', 'try'].includes(String(formData?.get('intent')))
  const press = { isWorking: state !== 'idle' && isOurs, disabled: state !== 'idle' && !isOurs }
  return (
    <Form method="post" className="form-actions">
      <Button type="submit" name="intent" value="run" variant="primary" {...press}>
        {t(isAgain ? 'run.again' : 'run.import')}
      </Button>
      <Button type="submit" name="intent" value="try" {...press}>
        {t('run.try')}
      </Button>
    </Form>
  )
}

type PlanFormProps = {
  it: ImportData
  plan: NonNullable<ReturnType<typeof reportOf>['plan']>
  ours: readonly string[]
  oursOfComments: readonly string[]
  channels: ResultOf<typeof ImportPage>['customerChannels']
}

/** What the file is, and the form that says what its columns become and where they go. */
function PlanForm({ it, plan, ours, oursOfComments, channels }: PlanFormProps) {
  const t = useMessages(importPageMessages)
  return (
    <>
      <FileFacts plan={plan} />
      <Form method="post" className="stack" key={JSON.stringify(it.options)}>
        <input type="hidden" name="intent" value="configure" />
        <ColumnsTable part="ideas" plan={plan.ideas} ours={ours} />
        {plan.comments ? (
          <ColumnsTable part="comments" plan={plan.comments} ours={oursOfComments} />
        ) : null}
        {isUndoable(it.kind) ? (
          <Settings
            kind={it.kind}
            channels={channels}
            choices={(it.options ?? {}) as unknown as Choices}
            isBusy={isBusy(it.state)}
          />
        ) : (
          <Button type="submit" disabled={isBusy(it.state)}>
            {t('columns.apply')}
          </Button>
        )}
      </Form>
    </>
  )
}
