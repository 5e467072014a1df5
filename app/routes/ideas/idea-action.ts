// The forms of an idea's page: those of every discussion, and its changes of status.
import type { Atrium } from '#app/atrium.ts'
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { act } from '#app/intents.ts'
import { statusIntents } from './idea-status-action.ts'

const intents = { ...discussionIntents, ...statusIntents }

/** Does what a form of the idea's page asks for. */
export const actOnIdea = (
  gateway: Pick<Atrium, 'ask' | 'submit' | 'readForm' | 'language'>,
  request: Request,
  id: string,
): Promise<{ ok: boolean } | null> => act(intents, gateway, request, { id, path: `/ideas/${id}` })
