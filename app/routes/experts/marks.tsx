import '#app/styles/sheets/people.css'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { listIn } from '#messages/engine/catalogue.ts'
import { expertiseMessages } from '#messages/expertise.ts'

type Kind = { worth: string; count: number; text: string }

/** More marks would not fit a phone; the text says how many there are. */
const MAX_MARKS = 36
const STRONG = ['SOLVED', 'REALISED']
const VALUED = ['ENDORSED', 'VALUED']
const toneOf = (worth: string) =>
  STRONG.includes(worth) ? 'is-strong' : VALUED.includes(worth) ? 'is-valued' : 'is-weak'

/** One mark for each piece of evidence, the strongest first, with the numbers in words for screen readers. */
export function Marks({ kinds }: { kinds: readonly Kind[] }) {
  const language = useLanguage()
  const rows: { text: string; tone: string; path: string }[] = []
  let drawn = 0
  for (const { worth, count, text } of kinds) {
    const marks = Array.from(
      { length: Math.min(count, MAX_MARKS - drawn) },
      (_, nth) => drawn + nth,
    )
    rows.push({
      text,
      tone: toneOf(worth),
      path: marks.map((nth) => `M${8 * nth} 0h5v16h-5z`).join(''),
    })
    drawn += marks.length
  }
  return (
    <svg
      className="evidence-marks"
      width={8 * drawn}
      height={16}
      viewBox={`0 0 ${8 * drawn} 16`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={listIn(
        language,
        rows.map(({ text }) => text),
      )}
    >
      {rows.map(({ text, tone, path }) => (
        <path key={text} className={tone} d={path} />
      ))}
    </svg>
  )
}

const TONES = ['strong', 'valued', 'weak'] as const

/** What the tones of the marks mean. */
export function MarksLegend() {
  const t = useMessages(expertiseMessages)
  return (
    <p className="marks-legend small quiet">
      {t('marks')}
      {TONES.map((tone) => (
        <span key={tone}>
          <svg
            className="evidence-marks"
            width={5}
            height={12}
            viewBox="0 0 5 12"
            aria-hidden="true"
          >
            <path className={`is-${tone}`} d="M0 0h5v12h-5z" />
          </svg>
          {t(`marks.${tone}`)}
        </span>
      ))}
    </p>
  )
}
