import '#app/styles/sheets/people.css'
import { Form, Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { expertiseMessages } from '#messages/expertise.ts'
import { Marks } from './marks.tsx'

export const TopicCardFields = graphql(`
  fragment TopicCardFields on TopicExpertise {
    topic level reason endorsedPost
    kinds { worth count text }
    proofs { label path at post { number title language } }
    citable { post { number title } }
  }
`)
type Topic = ResultOf<typeof TopicCardFields>

/** A topic with its three best proofs; colleagues endorse it, its person keeps it away. */
export function TopicCard(props: { data: Topic; canEndorse: boolean; canHide: boolean }) {
  const t = useMessages(expertiseMessages)
  const { topic, level, reason, kinds, proofs } = props.data
  return (
    <li className="expertise-topic">
      <h2 dir="auto">{topic}</h2>
      <p className="soft">
        {t(`level.${level}`)} · {reason}
      </p>
      <Marks kinds={kinds} />
      <ul className="proofs" aria-label={t('proofs', { topic })}>
        {proofs.map(({ label, path, at, post }) => (
          <li key={`${path} ${label}`}>
            <Link to={path} prefetch="intent" dir="auto" lang={post.language ?? undefined}>
              {post.title}
            </Link>{' '}
            <span className="small quiet">
              {label} · <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
      {props.canEndorse ? <EndorseForm data={props.data} /> : null}
      {props.canHide ? (
        <Form method="post">
          <input type="hidden" name="topic" value={topic} />
          <Button
            type="submit"
            name="intent"
            value="hide"
            size="small"
            aria-label={t('hide.topic', { topic })}
          >
            {t('hide')}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}

/** Which piece of work shows it, and that it does. */
function EndorseForm({ data: { topic, endorsedPost, citable } }: { data: Topic }) {
  const t = useMessages(expertiseMessages)
  if (citable.length === 0) return null
  return (
    <Form method="post" className="endorse-form">
      <input type="hidden" name="topic" value={topic} />
      {endorsedPost === null ? (
        <>
          <SelectField label={t('cite')} name="post" defaultValue={citable[0]?.post.number}>
            {citable.map(({ post }) => (
              <option key={post.number} value={post.number} dir="auto">
                {post.title}
              </option>
            ))}
          </SelectField>
          <Button
            type="submit"
            name="intent"
            value="endorse"
            aria-label={t('endorse.topic', { topic })}
          >
            {t('endorse')}
          </Button>
        </>
      ) : (
        <Button
          type="submit"
          name="intent"
          value="withdraw"
          isOn
          aria-label={t('withdraw.topic', { topic })}
        >
          {t('withdraw')}
        </Button>
      )}
    </Form>
  )
}
