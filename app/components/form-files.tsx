import '#app/styles/sheets/discussion.css'
import { formatBytes } from '#app/components/upload.ts'
import type { KeptFile } from '#app/form-files.ts'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Field, FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, Input } from '#app/ui/input.tsx'
import { useClock } from '#app/ui/time.tsx'
import { MAX_FILE_BYTES, MAX_FILES } from '#graphql/attachments/limits.ts'
import { uploadsMessages } from '#messages/uploads.ts'
import type { UploadEntry } from './use-uploads.ts'

type FormFilesProps = {
  /** Unique on the page; the field's id begins with it. */
  id: string
  refusal: Refused | undefined
  /** What scripts have sent already: it stands in a list of its own. */
  entries: readonly UploadEntry[]
}

/** The files of a form without scripts: the browser's own chooser, what came along before, and why something did not. */
export function FormFiles({ id, refusal, entries }: FormFilesProps) {
  const t = useMessages(uploadsMessages)
  const problems = refusal?.fields.fileIds ?? []
  const kept = (refusal?.files ?? []).filter(
    (file) => !entries.some(({ fileId }) => fileId === file.id),
  )
  return (
    <div className="form-files" id={`${id}-fileIds`}>
      {kept.length > 0 ? (
        <FieldGroup legend={t('kept')}>
          <FileChecks files={kept} />
        </FieldGroup>
      ) : null}
      <div className="without-scripts">
        <Field
          label={t('field')}
          help={t('field.help', {
            count: MAX_FILES,
            megabytes: MAX_FILE_BYTES / 1024 / 1024,
          })}
          error={problems}
        >
          {(inputProps) => <Input {...inputProps} type="file" name="fileIds" multiple />}
        </Field>
      </div>
      <div className="needs-scripts" role={problems.length > 0 ? 'alert' : undefined}>
        {problems.map((problem) => (
          <FieldError key={problem}>{problem}</FieldError>
        ))}
      </div>
    </div>
  )
}

/** At the top of a long form: the files stand far below, where a message could be missed. */
export function FilesProblem({ id, refusal }: Pick<FormFilesProps, 'id' | 'refusal'>) {
  const t = useMessages(uploadsMessages)
  const count = refusal?.fields.fileIds?.length ?? 0
  if (count === 0) return null
  return (
    <FieldError>
      {t.rich('problem', {
        count,
        link: (inside) => (
          <a className="link" href={`#${id}-fileIds`}>
            {inside}
          </a>
        ),
      })}
    </FieldError>
  )
}

type FileChecksProps = {
  files: readonly KeptFile[]
  /** Those that are marked, by id; all of them unless said. */
  chosen?: readonly string[]
}

/** Files that are there: one without its mark goes with the next save, a picture can be put in words. */
export function FileChecks({ files, chosen }: FileChecksProps) {
  const t = useMessages(uploadsMessages)
  const { locale } = useClock()
  return files.map((file) => (
    <div className="file-check" key={file.id}>
      <Checkbox
        name="fileIds"
        value={file.id}
        label={<span dir="auto">{file.name}</span>}
        help={formatBytes(file.bytes, locale)}
        defaultChecked={chosen ? chosen.includes(file.id) : true}
      />
      {file.mediaType.startsWith('image/') ? (
        <>
          <input type="hidden" name={`alt-before-${file.id}`} value={file.alt} />
          <Input
            name={`alt-${file.id}`}
            aria-label={t('alt', { name: file.name })}
            defaultValue={file.alt}
            maxLength={300}
            placeholder={t('alt.placeholder')}
          />
        </>
      ) : null}
    </div>
  ))
}
