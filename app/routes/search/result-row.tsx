import { Link } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Highlighted } from '#app/components/highlighted.tsx'
import { kindIcon } from '#app/components/kind-icons.ts'
import { faceOf } from '#app/components/person-face.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { searchMessages } from '#messages/search.ts'
import type { SearchData } from './search.tsx'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

type Hit = SearchData['hits'][number]

/** One result: what it is, its title and the place that matched, and what helps to choose. */
export function ResultRow({ hit }: { hit: Hit }) {
  const isPerson = hit.node.__typename === 'Person'
  const lang = languageOf(hit)
  return (
    <li className="result" data-row={hit.id}>
      <span className="result-kind">
        {isPerson && 'personName' in hit.node ? (
          <Avatar
            person={faceOf({
              number: hit.number,
              name: hit.node.personName,
              pictureUrl: hit.node.pictureUrl,
            })}
            size={22}
          />
        ) : (
          <Icon of={kindIcon(hit.kind)} size={14} />
        )}
        {capital(hit.word)}
      </span>
      <h2 className={isPerson ? 'is-person' : undefined}>
        <Link dir="auto" lang={hit.isPost ? lang : undefined} to={hit.url} prefetch="intent">
          <Highlighted text={hit.title} />
        </Link>
      </h2>
      {hit.snippet ? (
        <p
          className={hit.isPost || hit.kind === 'COMMENT' ? 'voice' : 'soft'}
          dir="auto"
          lang={lang}
        >
          <Highlighted text={hit.snippet} />
        </p>
      ) : null}
      <Why hit={hit} />
      <div className="meta">
        <Facts hit={hit} />
        {hit.space?.isArchived ? <ArchivedMark /> : null}
      </div>
    </li>
  )
}

/** In one line: where it was found, and which word it says otherwise. */
function Why({ hit: { why } }: { hit: Hit }) {
  const t = useMessages(searchMessages)
  const language = useLanguage()
  const places = new Intl.ListFormat(language).format(why.places.map((one) => t(`why.${one}`)))
  const { otherwise } = why
  const sentences = [
    ...(places ? [t('why', { places })] : []),
    ...(otherwise ? [t(`why.${otherwise.how}`, otherwise)] : []),
  ]
  return sentences.length > 0 ? <p className="small quiet">{sentences.join(' · ')}</p> : null
}

/** The language that a post or a comment is written in, when it is known. */
function languageOf({ node }: Hit): string | undefined {
  if ('postLanguage' in node) return node.postLanguage ?? undefined
  return 'language' in node ? (node.language ?? undefined) : undefined
}

function Facts({ hit }: { hit: Hit }) {
  const t = useMessages(searchMessages)
  const { node } = hit
  if ('supportCount' in node)
    return (
      <>
        {node.statusLabel ? <span>{node.statusLabel}</span> : null}
        {node.knowledge ? (
          <span className={node.knowledge.state === 'VERIFIED' ? 'good' : 'warn'}>
            {node.knowledge.label} <Time at={node.knowledge.verifiedAt} />
          </span>
        ) : null}
        <span>{t('supporters', { count: node.supportCount })}</span>
        <Writer hit={hit} />
        {node.place ? <span dir="auto">{node.place}</span> : null}
      </>
    )
  if (node.__typename === 'Person')
    return <span dir="auto">{[node.title, node.unit, node.site].filter(Boolean).join(', ')}</span>
  if (node.__typename === 'Space') return <span>{t('readers', { count: node.audience })}</span>
  return (
    <>
      <Writer hit={hit} />
      <span>
        <Time at={hit.at} />
      </span>
    </>
  )
}

function Writer({ hit }: { hit: Hit }) {
  const name = hit.by?.name ?? hit.byName
  if (!name) return null
  return (
    <span>
      {hit.by ? <Avatar person={faceOf(hit.by)} size={18} /> : null}
      <span dir="auto">{name}</span>
    </span>
  )
}
