import { Form, Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { entryLinksMessages } from '#messages/entry-links.ts'
import { ChooseIdea } from './choose-idea.tsx'
import type { ShownEntry } from './entry-document.ts'

type Others = readonly { number: number; title: string }[]

/** On what an entry builds, and what builds on it: its author says so. */
export function EntryBuiltOn({ entry, others }: { entry: ShownEntry; others: Others }) {
  const t = useMessages(entryLinksMessages)
  const { builtOnBy, buildsOn, viewerCanLink } = entry
  return (
    <section className="stack-tight stack" id="built-on" aria-labelledby="built-on-head">
      <div className="section-head">
        <h2 id="built-on-head">{t('title')}</h2>
      </div>
      {builtOnBy.length + buildsOn.length === 0 ? <p className="soft">{t('none')}</p> : null}
      {buildsOn.length > 0 ? <h3>{t('on')}</h3> : null}
      <ul className="meta-list">
        {buildsOn.map((idea) => (
          <li key={idea.number} className="cluster">
            <Linked idea={idea} />
            {viewerCanLink ? <Remove idea={idea} /> : null}
          </li>
        ))}
      </ul>
      {builtOnBy.length > 0 ? <h3>{t('by')}</h3> : null}
      <ul className="meta-list">
        {builtOnBy.map((idea) => (
          <li key={idea.number}>
            <Linked idea={idea} />
          </li>
        ))}
      </ul>
      {viewerCanLink ? (
        <Add
          others={others.filter(
            ({ number }) =>
              number !== entry.idea.number && !buildsOn.some((one) => one.number === number),
          )}
        />
      ) : null}
    </section>
  )
}

type LinkedProps = { idea: ShownEntry['buildsOn'][number] }

function Linked({ idea: { language, path, title } }: LinkedProps) {
  return (
    <Link className="link" to={path} dir="auto" lang={language ?? undefined}>
      {title}
    </Link>
  )
}

function Remove({ idea: { number, title } }: LinkedProps) {
  const t = useMessages(entryLinksMessages)
  return (
    <Form method="post">
      <input type="hidden" name="ontoId" value={number} />
      <Button
        type="submit"
        size="small"
        variant="quiet"
        name="intent"
        value="unlink"
        aria-label={t('remove.label', { title })}
      >
        {t('remove')}
      </Button>
    </Form>
  )
}

function Add({ others }: { others: Others }) {
  const t = useMessages(entryLinksMessages)
  if (others.length === 0) return null
  return (
    <ChooseIdea
      intent="link"
      name="ontoId"
      label={t('field')}
      choose={t('choose')}
      submit={t('add')}
      ideas={others}
    />
  )
}
