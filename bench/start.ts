/** `npm run bench [-- NAME …]`: one of the benches with a name, or without one the measures of `run.ts`. */
const named: Record<string, string> = {
  growth: './growth.ts',
  experts: './experts.ts',
  'experts-speed': './experts-speed.ts',
  duels: './duels.ts',
  inbox: './inbox.ts',
  challenge: './challenge.ts',
  intake: './intake.ts',
  'customer-import': './customer-import.ts',
  similar: './similar.ts',
  relevance: './relevance.ts',
  aspects: './aspects.ts',
  themes: './themes.ts',
  tone: './tone.ts',
  'train-tone': './train-tone-file.ts',
}

const [name = ''] = process.argv.slice(2)
await import(named[name] ?? './run.ts')
