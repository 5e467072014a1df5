// Drafts of entries that others share with the viewer alone: read and edited here.
import { Form, Link, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { BODY_LENGTH, TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { entryDraftsMessages } from '#messages/entry-drafts.ts'
import type { Route } from './+types/helped-drafts'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { EndDraftHelp } from './share-draft.tsx'

const HelpedDrafts = graphql(`
  query HelpedDrafts {
    helpedDrafts {
      title body version updatedAt
      author { number name }
      challenge { number path title }
    }
  }
`)
const SaveHelpedDraft = graphql(`
  mutation SaveHelpedDraft(
    $id: ID!, $authorId: ID!, $title: String!, $body: String!, $baseVersion: Int!
  ) {
    saveHelpedDraft(
      challengeId: $id, authorId: $authorId, title: $title, body: $body, baseVersion: $baseVersion
    )
  }
`)
type Helped = ResultOf<typeof HelpedDrafts>['helpedDrafts'][number]

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(HelpedDrafts, {})

/** An intent is `save CHALLENGE AUTHOR` or `end CHALLENGE AUTHOR`. */
export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const typed = await fields(request)
  const [what, id = '0', authorId = '0'] = (typed.intent ?? '').split(' ')
  const result =
    what === 'end'
      ? await submit(EndDraftHelp, { id, authorId })
      : await submit(SaveHelpedDraft, {
          id,
          authorId,
          title: typed.title ?? '',
          body: typed.body ?? '',
          baseVersion: Number(typed.version) || 1,
        })
  if (!result.ok) return refused(result, `save ${id} ${authorId}`, typed)
  throw redirect('/challenges/drafts', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, entryDraftsMessages)('title')} · Atrium` },
]

export default function HelpedDraftsPage({ loaderData: { helpedDrafts } }: Route.ComponentProps) {
  const t = useMessages(entryDraftsMessages)
  return (
    <ChallengeSubpage title={t('title')} lead={<p className="soft">{t('lead')}</p>}>
      {helpedDrafts.length === 0 ? (
        <Empty title={t('none')} level={2}>
          {t('none.help')}
        </Empty>
      ) : (
        <div className="stack">
          {helpedDrafts.map((draft) => (
            <HelpedDraft
              key={`${draft.challenge.number} ${draft.author?.number} ${draft.version}`}
              draft={draft}
            />
          ))}
        </div>
      )}
    </ChallengeSubpage>
  )
}

function HelpedDraft({ draft }: { draft: Helped }) {
  const t = useMessages(entryDraftsMessages)
  const { author, challenge, title, updatedAt } = draft
  const at = `${challenge.number} ${author?.number ?? 0}`
  const heading = `draft-${challenge.number}-${author?.number ?? 0}`
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), `save ${at}`)
  return (
    <section className="stack-tight stack" aria-labelledby={heading}>
      <h2 className="hidden-text" id={heading} dir="auto">
        {title || t('title')}
      </h2>
      <p className="soft">
        {t.rich('by', {
          name: author?.name ?? '',
          title: challenge.title,
          challenge: (inside) => (
            <Link className="link" to={challenge.path} dir="auto">
              {inside}
            </Link>
          ),
          at: <Time at={updatedAt} />,
        })}
      </p>
      {refusal?.conflict ? (
        <Notice tone="warn" role="alert">
          {t('conflict')}{' '}
          <q dir="auto">{`${refusal.conflict.now.title ?? ''} ${refusal.conflict.now.body ?? ''}`}</q>
        </Notice>
      ) : null}
      <DraftForm draft={draft} refusal={refusal} at={at} />
    </section>
  )
}

type DraftFormProps = { draft: Helped; refusal: Refused | undefined; at: string }

function DraftForm({ draft: { body, title, version }, refusal, at }: DraftFormProps) {
  const t = useMessages(entryDraftsMessages)
  const isWorking = useNavigation().formData?.get('intent') === `save ${at}`
  const whole = refusal?.conflict ? undefined : wholeProblem(refusal)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="version" value={refusal?.conflict?.version ?? version} />
      <TextField
        label={t('field.title')}
        name="title"
        id={`title ${at}`.replaceAll(' ', '-')}
        maxLength={TITLE_LENGTH}
        defaultValue={refusal?.typed.title ?? title}
        error={refusal?.fields.title}
      />
      <TextAreaField
        label={t('field.body')}
        name="body"
        id={`body ${at}`.replaceAll(' ', '-')}
        rows={8}
        maxLength={BODY_LENGTH}
        defaultValue={refusal?.typed.body ?? body}
        error={refusal?.fields.body}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button
          type="submit"
          variant="primary"
          name="intent"
          value={`save ${at}`}
          isWorking={isWorking}
        >
          {t('save')}
        </Button>
        <Button type="submit" variant="quiet" name="intent" value={`end ${at}`}>
          {t('end')}
        </Button>
      </div>
    </Form>
  )
}
