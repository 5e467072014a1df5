import type { Pool } from 'pg'
export async function learnAssociations(_pool: Pool): Promise<void> {}
