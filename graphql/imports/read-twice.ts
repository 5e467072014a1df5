// Texts whose UTF-8 was taken for Windows-1252 and written as UTF-8 once more: "GrÃ¶ÃŸe" is "Größe".
const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** The byte of each letter of Windows-1252. What it has no letter for stands for itself, as browsers have it. */
const BYTES = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
    (letter, byte) => [letter, byte],
  ),
)

/** A first byte of UTF-8 as a letter, and one that follows. */
const READ_TWICE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/

/** The text as it was once. Only what is UTF-8 through and through counts as read twice: no text is that by chance. */
export function onceRead(text: string): string {
  if (!READ_TWICE.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const byte = BYTES.get(text.charAt(at))
    if (byte === undefined) return text
    bytes[at] = byte
  }
  try {
    return UTF_8.decode(bytes)
  } catch {
    return text
  }
}
