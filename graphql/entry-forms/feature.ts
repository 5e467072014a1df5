// Forms by which people without an account send entries to a challenge, by a QR code.
import { feature } from '#graphql/define.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import { sql } from '#prisma/sql.ts'
import { mayOpenSentFile } from './queries.ts'
import './schema.ts'
import { dropUndecided } from './service.ts'

const say = entryFormsMessages.message

export const entryForms = feature({
  name: 'entry-forms',
  logTopics: { 'entry-form': say('event.topic') },
  waitingFiles: {
    isHere: sql`exists (select 1 from "SentEntry" sent where sent."fileId" = f.id)`,
    mayOpen: mayOpenSentFile,
  },
  leaving: {
    'EntryForm.openedById': { stays: 'who opened the form; those who run the challenge close it' },
  },
  counts: {
    'challenge.told': async (tx, { challengeId }: { challengeId: number }) =>
      dropUndecided(tx, challengeId),
  },
})
