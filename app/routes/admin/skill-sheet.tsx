import { Form } from 'react-router'
import { problemOf, type Refused, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SKILL_LENGTH } from '#graphql/skills/limits.ts'
import { skillsMessages } from '#messages/skills.ts'
import { AdminSheet } from './admin-frame.tsx'
import type { OpenSkill } from './skills.tsx'

/** One skill: its names, a new name, and the skill it is merged into. A name that is taken offers the merge. */
export function SkillSheet({ skill, answer }: { skill: OpenSkill; answer: Refused | undefined }) {
  const t = useMessages(skillsMessages)
  const { number, name, ownName, names, peopleCount } = skill
  const refusal = answer?.typed.skill === String(number) ? answer : undefined
  const isTaken = refusal?.intent === 'rename' && refusal.code === 'CONFLICT'
  const whole = wholeProblem(refusal)
  const path = `/admin/skills?skill=${number}`
  return (
    <AdminSheet
      kind={t('name')}
      title={<span dir="auto">{name}</span>}
      closeTo="/admin/skills"
      thing={`skill-${number}`}
    >
      <dl className="facts">
        <dt>{t('people')}</dt>
        <dd>{peopleCount}</dd>
        <dt>{t('names')}</dt>
        <dd dir="auto">
          {names
            .filter(({ text }) => text !== ownName)
            .map(({ text }) => text)
            .join(', ') || '–'}
        </dd>
      </dl>
      {whole ? <FieldError>{whole}</FieldError> : null}
      {isTaken ? (
        <Notice tone="warn">
          <p>{t('rename.offer', { name: refusal.typed.name ?? '', from: ownName })}</p>
          <Form method="post" action={path}>
            <input type="hidden" name="skill" value={number} />
            <input type="hidden" name="name" value={refusal.typed.name ?? ''} />
            <Button type="submit" name="intent" value="merge">
              {t('merge')}
            </Button>
          </Form>
        </Notice>
      ) : null}
      <Form method="post" action={path} className="form">
        <input type="hidden" name="skill" value={number} />
        <TextField
          label={t('rename.name')}
          name="name"
          required
          maxLength={SKILL_LENGTH}
          defaultValue={refusal?.intent === 'rename' ? (refusal.typed.name ?? ownName) : ownName}
          help={t('rename.help')}
          error={problemOf(refusal, 'rename', 'name')}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="rename">
            {t('rename')}
          </Button>
        </div>
      </Form>
      <Form method="post" action={path} className="form">
        <input type="hidden" name="skill" value={number} />
        <TextField
          label={t('merge.into')}
          name="name"
          required
          maxLength={SKILL_LENGTH}
          defaultValue={refusal?.intent === 'merge' ? (refusal.typed.name ?? '') : ''}
          help={t('merge.help', { name: ownName })}
          error={problemOf(refusal, 'merge', 'intoId')}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="merge">
            {t('merge')}
          </Button>
        </div>
      </Form>
    </AdminSheet>
  )
}
