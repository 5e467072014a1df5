import type { CompositionEvent, InputEvent } from 'react'
import { countText, cutText, isLongerThan, UNITS_A_CHARACTER } from '#graphql/graphemes.ts'
import { replaceText } from './replace-text.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement
type Handlers<E> = {
  onInput?: (event: InputEvent<E>) => void
  onCompositionEnd?: (event: CompositionEvent<E>) => void
}

/**
 * What makes a field take `maxLength` characters as people count them: the attribute of that name counts UTF-16 units, so it is
 * set to the most that so many characters can have. What is typed or pasted beyond is not taken.
 */
export function textLimit<E extends TextElement>(
  maxLength: number | undefined,
  { onInput, onCompositionEnd }: Handlers<E> = {},
) {
  if (maxLength === undefined || maxLength < 0) return { onInput, onCompositionEnd }
  return {
    maxLength: maxLength * UNITS_A_CHARACTER,
    onInput: (event: InputEvent<E>) => {
      // An input method replaces what it shows until it is done.
      const { isComposing } = event.nativeEvent as globalThis.InputEvent
      if (!isComposing && dropRest(event.currentTarget, maxLength)) return
      onInput?.(event)
    },
    onCompositionEnd: (event: CompositionEvent<E>) => {
      dropRest(event.currentTarget, maxLength)
      onCompositionEnd?.(event)
    },
  }
}

/** Takes away what was just written beyond the limit, before the cursor. The change is an input of its own. */
function dropRest(field: TextElement, max: number): boolean {
  const { value, selectionStart } = field
  if (!isLongerThan(value, max)) return false
  const caret = selectionStart ?? value.length
  const room = Math.max(0, max - countText(value.slice(caret)))
  const kept = cutText(value.slice(0, caret), room)
  if (kept.length === caret) return false
  replaceText(field, kept.length, caret, '')
  return true
}
