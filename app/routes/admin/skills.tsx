// The vocabulary of skills: found, renamed, merged, and what was done undone.
import '#app/styles/sheets/administration.css'
import { useRef } from 'react'
import { Form, Link, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { FindForm } from '#app/components/find-form.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { type Refused, refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { messagesIn, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { cutText } from '#graphql/graphemes.ts'
import { SKILL_LENGTH } from '#graphql/skills/limits.ts'
import { skillsMessages } from '#messages/skills.ts'
import type { Route } from './+types/skills'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { SkillSheet } from './skill-sheet.tsx'

const PATH = '/admin/skills'

const SkillsPage = graphql(`
  query SkillsPage($query: String, $isUsed: Boolean, $after: String, $open: ID, $isOpen: Boolean!) {
    canCurateSkills
    skills(first: 50, after: $after, query: $query, isUsed: $isUsed) {
      edges { node { number name ownName isFromImport peopleCount } }
      pageInfo { endCursor hasNextPage }
    }
    skill(id: $open) @include(if: $isOpen) { number name ownName peopleCount names { text language } }
    skillChanges(first: 20) {
      edges { node { number kind fromName toName at isUndone by { name } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
const SkillOfName = graphql(`
  query SkillOfName($name: String!) { skill(name: $name) { number name } }
`)
const Rename = graphql(`
  mutation RenameSkill($skillId: ID!, $name: String!) { renameSkill(skillId: $skillId, name: $name) { number } }
`)
const Merge = graphql(`
  mutation MergeSkills($skillId: ID!, $intoId: ID!) { mergeSkills(skillId: $skillId, intoId: $intoId) { number } }
`)
const Undo = graphql(`
  mutation UndoSkillChange($changeId: Int!) { undoSkillChange(changeId: $changeId) { number } }
`)
const IsAdmin = graphql(`query IsAdminForSkills { settings { isAdmin } }`)
export type SkillsData = ResultOf<typeof SkillsPage>
export type OpenSkill = NonNullable<SkillsData['skill']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const query = new URL(request.url).searchParams
  const find = cutText(query.get('q')?.trim() ?? '', SKILL_LENGTH)
  const isUsed = query.get('which') !== 'all'
  const open = query.get('skill') ?? ''
  const isOpen = /^\d{1,9}$/.test(open)
  const data = await ask(SkillsPage, {
    query: find,
    isUsed,
    after: query.get('after'),
    open: isOpen ? open : null,
    isOpen,
  })
  return { ...data, find, isUsed }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { ask, submit, language } = context.get(atrium)
  const form = await fields(request)
  const { intent = '', skill = '', name = '' } = form
  if (intent === 'rename') {
    const result = await submit(Rename, { skillId: skill, name })
    return result.ok ? redirect(`${PATH}?skill=${skill}`, 303) : refused(result, intent, form)
  }
  if (intent === 'merge') {
    const { skill: into } = await ask(SkillOfName, { name })
    const none = messagesIn(language, skillsMessages)('merge.none')
    if (!into) return refuseField(intent, 'intoId', none, form)
    const result = await submit(Merge, { skillId: skill, intoId: String(into.number) })
    return result.ok ? redirect(`${PATH}?skill=${into.number}`, 303) : refused(result, intent, form)
  }
  if (intent === 'undo') {
    const result = await submit(Undo, { changeId: Number(form.change) || 0 })
    return result.ok ? redirect(`${PATH}#changes`, 303) : refused(result, intent, form)
  }
  throw new Response(unknownForm(language), { status: 400 })
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function Skills({ loaderData }: Route.ComponentProps) {
  const { find, isUsed, skill, canCurateSkills } = loaderData
  const t = useMessages(skillsMessages)
  const answer = useActionData<Refused>()
  const opened =
    skill && canCurateSkills ? (
      <SkillSheet key={skill.number} skill={skill} answer={answer} />
    ) : undefined
  return (
    <AdminFrame path={PATH} sheet={opened}>
      <p className="soft admin-lead">{t('lead')}</p>
      <FindForm
        action={PATH}
        label={t('title')}
        words={t('find')}
        query={find}
        choices={[
          {
            name: 'which',
            label: t('which'),
            value: isUsed ? '' : 'all',
            options: [
              ['', t('used')],
              ['all', t('all')],
            ],
          },
        ]}
      />
      <List data={loaderData} />
      <Changes data={loaderData} answer={answer} />
    </AdminFrame>
  )
}

function List({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useMessages(skillsMessages)
  const list = useRef<HTMLTableSectionElement>(null)
  const grown = useRows(data.skills, {
    of: ({ skills }: SkillsData) => skills,
    idOf: ({ number }) => number,
  })
  if (grown.rows.length === 0) return <Empty title={t('none')}>{t('none.help')}</Empty>
  return (
    <>
      <div className="table-scroll">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('people')}</th>
              <th scope="col">{t('origin')}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {grown.rows.map(({ number, name, ownName, peopleCount, isFromImport }) => (
              <tr key={number} data-row={number}>
                <th scope="row">
                  <Link
                    className="link"
                    dir="auto"
                    to={`${PATH}?${new URLSearchParams({ ...(data.find ? { q: data.find } : {}), ...(data.isUsed ? {} : { which: 'all' }), skill: String(number) })}`}
                    preventScrollReset
                  >
                    {name}
                  </Link>
                  {name === ownName ? null : (
                    <small className="quiet" dir="auto">
                      {' '}
                      {ownName}
                    </small>
                  )}
                </th>
                <td>{peopleCount}</td>
                <td>{t(isFromImport ? 'origin.import' : 'origin.people')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRows list={list} grown={grown} />
    </>
  )
}

/** What curators did, the latest first, each with the way back. */
function Changes({ data, answer }: { data: SkillsData; answer: Refused | undefined }) {
  const t = useMessages(skillsMessages)
  const changes = data.skillChanges.edges.map(({ node }) => node)
  return (
    <section className="stack stack-tight" aria-labelledby="changes">
      <h2 id="changes">{t('changes')}</h2>
      {answer?.intent === 'undo' ? (
        <p className="bad" role="alert">
          {answer.message}
        </p>
      ) : null}
      {changes.length === 0 ? <p className="soft">{t('changes.none')}</p> : null}
      <ul className="list list-ruled">
        {changes.map(({ number, kind, fromName, toName, at, isUndone, by }) => {
          const words = t(`changes.${kind}`, { from: fromName, to: toName })
          return (
            <li key={number} className="cluster skill-change">
              <span dir="auto">{words}</span>
              <small className="quiet">
                <bdi dir="auto">{by.name}</bdi>, <Time at={at} />
              </small>
              {isUndone ? (
                <small className="quiet push">{t('changes.undone')}</small>
              ) : data.canCurateSkills ? (
                <Form method="post" action={PATH} className="push">
                  <input type="hidden" name="intent" value="undo" />
                  <input type="hidden" name="change" value={number} />
                  <Button
                    type="submit"
                    size="small"
                    aria-label={t('undo.label', { change: words })}
                  >
                    {t('undo')}
                  </Button>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
