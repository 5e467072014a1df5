// Files that come with a form: before scripts as files, afterwards by the ids of what was sent while it was written.
import { type Atrium, type FieldMessages, many } from './atrium.ts'
import { graphql, type ResultOf } from './graphql.ts'

const DescribeFile = graphql(`
  mutation DescribeFile($fileId: ID!, $alt: String!) {
    describeFile(fileId: $fileId, alt: $alt) { id }
  }
`)
const UploadedFiles = graphql(`
  query UploadedFiles($ids: [ID!]!) {
    uploadedFiles(ids: $ids) { id name mediaType bytes alt }
  }
`)

/** A file that came along with a form that was refused: it need not be chosen again. */
export type KeptFile = ResultOf<typeof UploadedFiles>['uploadedFiles'][number]

export type FormWithFiles = {
  form: FormData
  /** The files that are there, by id. */
  ids: string[]
  /** Why others were not taken, by field. */
  refused: FieldMessages
}

/** Reads a form that may bring files (its field `fileIds`), and keeps what was written about the pictures among them. */
export async function formWithFiles(
  { readForm, submit }: Pick<Atrium, 'readForm' | 'submit'>,
  request: Request,
): Promise<FormWithFiles> {
  const { form, refused } = await readForm(request)
  const ids = many(form, 'fileIds')
  for (const fileId of ids) {
    const alt = form.get(`alt-${fileId}`)
    // Only what was changed is said again.
    if (typeof alt === 'string' && alt.trim() !== (form.get(`alt-before-${fileId}`) ?? ''))
      await submit(DescribeFile, { fileId, alt: alt.trim() })
  }
  return { form, ids, refused }
}

/** What a refused form shows of the files that came with it. */
export async function keptFiles(ask: Atrium['ask'], ids: readonly string[]): Promise<KeptFile[]> {
  if (ids.length === 0) return []
  return [...(await ask(UploadedFiles, { ids: ids.slice(0, 50) })).uploadedFiles]
}
