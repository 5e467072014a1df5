import type { Stems } from './stems.ts'

const none = new Map<number, Set<number>>()
export async function synonymsOf(
  _language: string,
  _stems: Stems,
): Promise<Map<number, Set<number>>> {
  return none
}
