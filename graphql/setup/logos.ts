// From an uploaded picture to the company's logo.
import { makeLogo, UnreadablePicture } from '#graphql/attachments/pictures.ts'
import { Invalid } from '#graphql/errors.ts'
import { entryMessages } from '#messages/entry.ts'

/**
 * The logo of what a form brought as Base64, made anew from its pixels.
 * @returns undefined: it stays; null: Atrium's own. Throws Invalid for what is no picture.
 */
export async function logoFrom(
  base64: string | null | undefined,
): Promise<Buffer | null | undefined> {
  if (base64 == null) return undefined
  if (base64 === '') return null
  try {
    return await makeLogo(Buffer.from(base64, 'base64'))
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error
    throw new Invalid({ logo: [entryMessages.message('refused.logo')] })
  }
}
