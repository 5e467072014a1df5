import { AtSign, Bold, Heading2, type IconNode, Image, Italic, Link2, List, Quote } from 'lucide'
import { type KeyboardEvent, useRef } from 'react'
import { buttonClass } from './button.tsx'
import { FilePick } from './file-pick.tsx'
import { Icon } from './icon.tsx'
import type { Logo } from './markdown-marks.ts'

type Tool = { mark: Logo; label: string; glyph: IconNode; title?: string; startsGroup?: boolean }

const TOOLS: readonly Tool[] = [
  { mark: 'bold', label: 'Bold', glyph: Bold, title: 'Bold, Ctrl B' },
  { mark: 'italic', label: 'Italic', glyph: Italic, title: 'Italic, Ctrl I' },
  { mark: 'heading', label: 'Heading', glyph: Heading2 },
  { mark: 'list', label: 'List', glyph: List, startsGroup: true },
  { mark: 'quote', label: 'Quote', glyph: Quote },
  { mark: 'link', label: 'Link', glyph: Link2 },
  { mark: 'mention', label: 'Bring someone in', glyph: AtSign, startsGroup: true },
]

type ToolbarProps = { onMark: (mark: Logo) => void; onFiles?: (files: File[]) => void }

/** One tab stop; arrows move between the tools, as in every toolbar. */
export function MarkdownToolbar({ onMark, onFiles }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={bar}
      className="editor-tools"
      role="toolbar"
      aria-label="Format"
      onKeyDown={(event) => moveWithArrows(event, bar.current)}
    >
      {TOOLS.map((tool, index) => (
        <span key={tool.mark} className="editor-tool">
          {tool.startsGroup ? <i className="editor-divider" /> : null}
          <button
            type="button"
            className={buttonClass({ variant: 'quiet', size: 'small', isIcon: true })}
            aria-label={tool.label}
            title={tool.title ?? tool.label}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => onMark(tool.mark)}
          >
            <Icon of={tool.glyph} />
          </button>
        </span>
      ))}
      {onFiles ? (
        <FilePick
          label="Add a picture or a file"
          icon={Image}
          name="fileIds"
          tabIndex={-1}
          onFiles={onFiles}
        />
      ) : null}
      <span className="editor-kind">Markdown</span>
    </div>
  )
}

function moveWithArrows(event: KeyboardEvent, bar: HTMLElement | null) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step || !bar) return
  const buttons = [...bar.querySelectorAll<HTMLElement>('button, input')]
  const here = buttons.indexOf(document.activeElement as HTMLElement)
  const next = buttons[(here + step + buttons.length) % buttons.length]
  event.preventDefault()
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  next?.focus()
}
