/** Replaces a part of the text so that Ctrl Z brings it back, and React notices the change. */
export function replaceText(
  area: HTMLInputElement | HTMLTextAreaElement,
  from: number,
  to: number,
  insert: string,
) {
  area.focus()
  area.setSelectionRange(from, to)
  // execCommand is old, but the only way that keeps the browser's undo; setRangeText is the fallback.
  const isDone = document.execCommand(insert ? 'insertText' : 'delete', false, insert)
  if (isDone) return
  area.setRangeText(insert, from, to, 'end')
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
