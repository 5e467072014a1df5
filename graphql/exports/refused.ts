import type { Message } from '#messages/engine/catalogue.ts'

/** An archive that cannot be taken back, or an export that cannot be made. `text` says it to people. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
  readonly text: Message
  constructor(text: Message) {
    super(text('en'))
    this.text = text
  }
}

/** More files than one archive holds. */
export class TooManyFiles extends Error {
  override name = 'TooManyFiles'
}
