// The forms that shape a theme.
import '#app/styles/pages/insights.css'
import { Form, useActionData } from 'react-router'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { MAX_THEME_NAME } from '#graphql/insights/limits.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { ThemeData } from './insights-document.ts'

/** The marks at the quotes belong to this form. */
export const SPLIT_FORM = 'split-form'

type Other = { number: number; name: string }

export function NameForms({ theme, others }: { theme: ThemeData; others: readonly Other[] }) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  return (
    <>
      <Form method="post" className="form" data-done={t('saved')} key={theme.version}>
        <input type="hidden" name="intent" value="rename" />
        <input type="hidden" name="version" value={theme.version} />
        <TextField
          label={t('name')}
          name="name"
          defaultValue={theme.name}
          maxLength={MAX_THEME_NAME}
          required
          error={problemOf(data, 'rename', 'name')}
        />
        <Button type="submit">{t('rename')}</Button>
      </Form>
      {others.length > 0 && theme.mergedIntoNumber === null ? (
        <Form method="post" className="form" data-done={t('merge.done')}>
          <input type="hidden" name="intent" value="merge" />
          <SelectField
            label={t('merge')}
            help={t('merge.help')}
            name="into"
            required
            defaultValue={theme.splitFrom?.number ?? ''}
            error={problemOf(data, 'merge', 'intoId')}
          >
            <option value="">{t('choose')}</option>
            {others.map(({ name, number }) => (
              <option key={number} value={number} dir="auto">
                {name}
              </option>
            ))}
          </SelectField>
          <Button type="submit">{t('merge.do')}</Button>
        </Form>
      ) : null}
      {theme.merged.map(({ name, number }) => (
        <Form method="post" className="cluster" key={number} data-done={t('unmerge.done')}>
          <input type="hidden" name="intent" value="unmerge" />
          <input type="hidden" name="merged" value={number} />
          <span className="small" dir="auto">
            {t('merged', { name })}
          </span>
          <Button type="submit" size="small">
            {t('unmerge')}
          </Button>
        </Form>
      ))}
    </>
  )
}

export function SplitForm() {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  return (
    <details className="form-more">
      <summary>{t('split')}</summary>
      <Form method="post" id={SPLIT_FORM} className="form" data-done={t('split.done')}>
        <input type="hidden" name="intent" value="split" />
        <TextField
          label={t('split.name')}
          help={t('split.help')}
          name="name"
          maxLength={MAX_THEME_NAME}
          required
          error={problemOf(data, 'split', 'name') ?? problemOf(data, 'split', 'insightIds')}
        />
        <Button type="submit">{t('split.do')}</Button>
      </Form>
    </details>
  )
}

/** Linking an idea or a challenge by its address, and taking links away. */
export function LinkForms({ theme }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  return (
    <>
      <Form method="post" className="form" data-done={t('links.done')} key={theme.links.length}>
        <input type="hidden" name="intent" value="link" />
        <TextField
          label={t('links.add')}
          help={t('links.help')}
          name="post"
          required
          error={problemOf(data, 'link', 'postId')}
        />
        <Button type="submit">{t('links.do')}</Button>
      </Form>
      {theme.links.map(({ post }) => (
        <Form
          method="post"
          className="cluster insight-unlink"
          key={post.number}
          data-done={t('links.removed')}
        >
          <input type="hidden" name="intent" value="unlink" />
          <input type="hidden" name="post" value={post.number} />
          <Button type="submit" size="small" variant="quiet">
            {t('links.remove', { title: post.title })}
          </Button>
        </Form>
      ))}
    </>
  )
}
