// A file's name as others will see it, from whatever a browser or a program sent.

/** The longest name, in characters and in bytes (file systems end at 255 bytes). */
const MAX_CHARACTERS = 120
const MAX_BYTES = 200

/**
 * A safe name and its ending in lower case ("" without one). Folders, control characters, direction marks (which make
 * "gpj.exe" of "exe.jpg") and dots or spaces at the ends go; what is too long loses the middle, never the ending.
 */
export function cleanName(raw: string): { name: string; ending: string } {
  const plain = (raw.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 6 ? plain.slice(dot + 1).toLowerCase() : ''
  const base = ending ? plain.slice(0, dot).trimEnd() : plain
  return { name: named(base, ending), ending }
}

/** A name of a base and an ending, within the limits. */
export function named(base: string, ending: string): string {
  const end = ending ? `.${ending}` : ''
  const signs = Array.from(base || 'file').slice(0, MAX_CHARACTERS - end.length)
  while (Buffer.byteLength(signs.join('')) + end.length > MAX_BYTES) signs.pop()
  return `${signs.join('').trimEnd()}${end}`
}

/** Content-Disposition for a name of any language: an ASCII form for old programs and the true one. */
export function disposition(way: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${way}; filename="${plain}"; filename*=UTF-8''${full}`
}
