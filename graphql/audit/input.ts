import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { eventsMessages } from '#messages/events.ts'

const day = z.nullish(z.iso.date(text(eventsMessages.message('refusal.day'))))

/** Days of the log. */
export const LogDays = z.strictObject({ firstDay: day, lastDay: day })
