/** `npm run bench [-- NAME …]`: one of the benches with a name, or without one the measures of `run.ts`. */
const named: Record<string, string> = {
  growth: './growth.ts',
  experts: './experts.ts',
  similar: './similar.ts',
  relevance: './relevance.ts',
}

const [name = ''] = process.argv.slice(2)
await import(named[name] ?? './run.ts')
