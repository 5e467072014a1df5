import '#app/styles/sheets/discussion.css'
import { AtSign, Bold, Heading2, type IconNode, Image, Italic, Link2, List, Quote } from 'lucide'
import { useRef } from 'react'
import { useMessages } from '#app/messages.tsx'
import { editorMessages } from '#messages/editor.ts'
import { buttonClass } from './button.tsx'
import { FilePick } from './file-pick.tsx'
import { Icon } from './icon.tsx'
import { onKeys } from './keys.ts'
import type { Logo } from './markdown-marks.ts'

type Tool = {
  /** Its name is the message of the same key. */
  mark: Logo
  glyph: IconNode
  title?: 'bold.title' | 'italic.title'
  startsGroup?: boolean
}

const TOOLS: readonly Tool[] = [
  { mark: 'bold', glyph: Bold, title: 'bold.title' },
  { mark: 'italic', glyph: Italic, title: 'italic.title' },
  { mark: 'heading', glyph: Heading2 },
  { mark: 'list', glyph: List, startsGroup: true },
  { mark: 'quote', glyph: Quote },
  { mark: 'link', glyph: Link2 },
  { mark: 'mention', glyph: AtSign, startsGroup: true },
]

type ToolbarProps = { onMark: (mark: Logo) => void; onFiles?: (files: File[]) => void }

/** One tab stop; arrows move between the tools, as in every toolbar. */
export function MarkdownToolbar({ onMark, onFiles }: ToolbarProps) {
  const t = useMessages(editorMessages)
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={bar}
      className="editor-tools"
      role="toolbar"
      aria-label={t('format')}
      onKeyDown={onKeys({
        arrowright: () => move(bar.current, 1),
        arrowleft: () => move(bar.current, -1),
      })}
    >
      {TOOLS.map((tool, index) => (
        <span key={tool.mark} className="editor-tool">
          {tool.startsGroup ? <i className="editor-divider" /> : null}
          <button
            type="button"
            className={buttonClass({ variant: 'quiet', size: 'small', isIcon: true })}
            aria-label={t(`${tool.mark}`)}
            title={t(tool.title ?? tool.mark)}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => onMark(tool.mark)}
          >
            <Icon of={tool.glyph} />
          </button>
        </span>
      ))}
      {onFiles ? (
        <FilePick label={t('file')} icon={Image} name="fileIds" tabIndex={-1} onFiles={onFiles} />
      ) : null}
      <span className="editor-kind" translate="no">
        Markdown
      </span>
    </div>
  )
}

function move(bar: HTMLElement | null, step: number) {
  if (!bar) return
  const buttons = [...bar.querySelectorAll<HTMLElement>('button, input')]
  const here = buttons.indexOf(document.activeElement as HTMLElement)
  const next = buttons[(here + step + buttons.length) % buttons.length]
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  next?.focus()
}
