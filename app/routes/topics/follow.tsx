// Following a tag, a search or a list: what it would bring, and at which level.
import { Form, redirect, useActionData } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { TagCampaign, TagCampaignFields } from '#app/components/sections.ts'
import { anyProblem, refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio } from '#app/ui/input.tsx'
import { topicsMessages } from '#messages/topics.ts'
import type { Route } from './+types/follow'

const TopicPage = graphql(
  `
  query TopicPage($kind: TopicKind!, $key: String!, $space: String) {
    topic(kind: $kind, key: $key, space: $space) { kind key space title path level noticesPerWeek }
    ...TagCampaignFields
  }
`,
  [TagCampaignFields],
)
const FollowTopic = graphql(`
  mutation FollowTopic($kind: TopicKind!, $key: String!, $space: String, $level: FollowLevel!) {
    followTopic(kind: $kind, key: $key, space: $space, level: $level) { level }
  }
`)
type Topic = ResultOf<typeof TopicPage>['topic']

/** What is followed, as the address says; a kind that there is not is no page. */
function topicIn(url: string) {
  const query = new URL(url).searchParams
  const kind = KINDS.find((one) => one === query.get('kind')?.toUpperCase())
  const key = query.get('key')?.trim()
  if (!kind || !key) throw new Response(null, { status: 404 })
  return { kind, key, space: query.get('space') || null }
}
const KINDS = ['TAG', 'SEARCH', 'BOARD'] as const

export const loader = ({ context, request }: Route.LoaderArgs) =>
  context.get(atrium).ask(TopicPage, topicIn(request.url))

export async function action({ context, request }: Route.ActionArgs) {
  const form = await formOf(request)
  const level = LEVELS.find((one) => one === form.get('level')) ?? 'FOLLOW'
  const result = await context.get(atrium).submit(FollowTopic, { ...topicIn(request.url), level })
  if (!result.ok) return refused(result, 'follow')
  throw redirect('/settings#following', 303)
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, topicsMessages)('title', { name: loaderData?.topic.title ?? '' })} · Atrium`,
  },
]

const LEVELS = ['FOLLOW', 'MUTE', 'NONE'] as const

export default function Follow({ loaderData }: Route.ComponentProps) {
  const { topic } = loaderData
  const t = useMessages(topicsMessages)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <Page title={t('title', { name: topic.title })}>
      <div className="page-head">
        <div>
          <h1 dir="auto">{t('title', { name: topic.title })}</h1>
          <p className="soft">
            {t(`kind.${kindOf(topic)}`)} · {weekly(topic, t)}
          </p>
        </div>
      </div>
      <Form method="post" className="form" data-done={t('saved')}>
        <FieldGroup legend={t('level')}>
          {LEVELS.map((level) => (
            <Radio
              key={level}
              name="level"
              value={level}
              label={t(`level.${level}`)}
              help={t(`level.${level}.help`)}
              defaultChecked={level === (topic.level === 'NONE' ? 'FOLLOW' : topic.level)}
            />
          ))}
        </FieldGroup>
        {problem ? <FieldError>{problem}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary">
            {t('save')}
          </Button>
          <LinkButton variant="quiet" to={topic.path}>
            {t('see')}
          </LinkButton>
          {topic.kind === 'TAG' ? (
            <TagCampaign found={loaderData} tag={topic.key} space={topic.space} />
          ) : null}
        </div>
      </Form>
    </Page>
  )
}

const kindOf = ({ kind }: Topic) => KINDS.find((one) => one === kind) ?? ('other' as const)

function weekly({ noticesPerWeek: count }: Topic, t: ReturnType<typeof topicsMessages.in>): string {
  return count > 0 && count < 1 ? t('week.rare') : t('week', { count })
}
