// Pictures are made anew from their pixels: whatever else a file carried (locations, programs, thumbnails) is dropped.
import sharp from 'sharp'

/** No side of a kept picture is longer than this, in pixels; nor of its small one. */
const LONGEST = 2_400
const MAX_LENGTH_OF_SMALL = 480
const FACE = 256
/** Twice as large as it is shown, for dense screens. */
const LOGO = { width: 320, height: 96 }
/** All frames together. Above this the decoder stops before it takes memory for them. */
export const MAX_PIXELS = 60_000_000
const MAX_LENGTH_OF_WORK = 20

// Only the decoders of the kinds we take: no SVG, no PDF, no TIFF, whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

export type MadePicture = { large: Buffer; small: Buffer; width: number; height: number }

/** Thrown for what is no picture, is broken, or is too large to open. */
export class UnreadablePicture extends Error {}
/** No fault of the picture's: made smaller, it can be taken. */
export class TooManyPixels extends UnreadablePicture {}

/** How many pictures are made at once: more would only take memory from each other. */
const MAX_AT_ONCE = 2
let working = 0
const waiting: Array<() => void> = []
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (working >= MAX_AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else working++
  try {
    return await work()
  } catch (error) {
    const { message } = error as Error
    const Unreadable = /pixel limit/.test(message) ? TooManyPixels : UnreadablePicture
    throw new Unreadable(message, { cause: error })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

const opened = (source: string | Buffer, animated: boolean) =>
  sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated, sequentialRead: true })
    .timeout({ seconds: MAX_LENGTH_OF_WORK })
    .autoOrient()

/**
 * Makes a picture anew, upright, at most 2,400 pixels a side, and a small one of 480 (WebP).
 * @param source the path of an upload
 * @param mediaType what to make: image/jpeg, image/png or image/webp (which keeps a GIF's movement)
 * @throws UnreadablePicture
 */
export const makePicture = (source: string, mediaType: string): Promise<MadePicture> =>
  inTurn(async () => {
    const moves = mediaType === 'image/webp'
    const fitted = opened(source, moves).resize({
      width: LONGEST,
      height: LONGEST,
      fit: 'inside',
      withoutEnlargement: true,
    })
    const made =
      mediaType === 'image/jpeg'
        ? fitted.jpeg({ quality: 82, progressive: true })
        : mediaType === 'image/png'
          ? fitted.png({ compressionLevel: 8 })
          : fitted.webp({ quality: 82, effort: 2 })
    const { data: large, info } = await made.toBuffer({ resolveWithObject: true })
    const small = await opened(source, false)
      .resize({
        width: MAX_LENGTH_OF_SMALL,
        height: MAX_LENGTH_OF_SMALL,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 78, effort: 3 })
      .toBuffer()
    return { large, small, width: info.width, height: info.pageHeight ?? info.height }
  })

/** A profile picture: the middle of a picture as a square of 256 pixels (WebP). Throws UnreadablePicture. */
export const makeFace = (source: string): Promise<Buffer> =>
  inTurn(() =>
    opened(source, false)
      .resize(FACE, FACE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 84 })
      .toBuffer(),
  )

/** A company's logo: the whole of a picture, small enough to stand beside a name (WebP). Throws UnreadablePicture. */
export const makeLogo = (source: Buffer): Promise<Buffer> =>
  inTurn(() =>
    opened(source, false)
      .resize({ ...LOGO, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer(),
  )
