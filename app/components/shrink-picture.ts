// A picture made smaller before it leaves the device: its sides stay in proportion, the original is not sent.

/** The longest side that the server keeps (graphql/attachments/pictures.ts): more would be thrown away there. */
const LONGEST = 2_400
const QUALITIES = [0.85, 0.7, 0.5]

/** Kinds that a canvas can draw again without losing what they are: a GIF would stand still. */
const CAN_BE_DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/heic'])
export const canShrink = (file: Pick<File, 'type'>): boolean => CAN_BE_DRAWN.has(file.type)

/** The sides of a picture within `longest`, in whole pixels; never larger than they are, never nothing. */
export function sidesWithin(width: number, height: number, longest: number) {
  const part = Math.min(1, longest / Math.max(width, height))
  const whole = (side: number) => Math.max(1, Math.round(side * part))
  return { width: whole(width), height: whole(height) }
}

/** The same name with the ending of what it became. */
export const nameAs = (name: string, type: string): string =>
  `${name.replace(/\.[^.]{1,5}$/, '')}.${type === 'image/webp' ? 'webp' : 'jpg'}`

/**
 * Makes a picture smaller than `most` bytes, as WebP, or as JPEG where the browser writes no WebP.
 * Rejects for what the browser cannot open or cannot make small enough.
 */
export async function shrinkPicture(file: File, most: number): Promise<File> {
  const bitmap = await createImageBitmap(file)
  try {
    for (let longest = LONGEST; longest >= 300; longest /= 2) {
      const canvas = drawn(bitmap, longest)
      for (const quality of QUALITIES) {
        const made = await written(canvas, quality)
        if (made.size <= most) return new File([made], nameAs(file.name, made.type), made)
      }
    }
    throw new Error('The picture does not get small enough.')
  } finally {
    bitmap.close()
  }
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, sidesWithin(bitmap.width, bitmap.height, longest))
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('There is nothing to draw on.')
  brush.imageSmoothingQuality = 'high'
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** WebP where the browser writes it: it keeps what can be seen through. A browser that does not gives a PNG instead. */
async function written(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const webp = await blobOf(canvas, 'image/webp', quality)
  return webp.type === 'image/webp' ? webp : blobOf(canvas, 'image/jpeg', quality)
}

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const take = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Error('The picture could not be written.'))
    canvas.toBlob(take, type, quality)
  })
