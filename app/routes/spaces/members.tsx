import '#app/styles/sheets/spaces.css'
import { UserPlus } from 'lucide'
import { useRef } from 'react'
import { Form, useFetcher, useNavigation } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { spaceMessages } from '#messages/space.ts'
import type { MembersData, SpaceData } from './space-document.ts'
import { lineOf } from './space-people.tsx'

type MembersProps = { space: SpaceData; members: MembersData; answer: { ok: boolean } | undefined }

/** Who belongs here, by name; owners add, take out and hand over. */
export function Members({ space, members, answer }: MembersProps) {
  const t = useMessages(spaceMessages)
  const grown = useRows(members, {
    of: (page: { members: MembersData | null }) => page.members,
    idOf: ({ person }) => person.number,
  })
  const list = useRef<HTMLUListElement>(null)
  return (
    <section aria-labelledby="members">
      <div className="section-head">
        <h2 id="members">{t('members')}</h2>
        {space.kind === 'OPEN' ? <small>{t('members.open')}</small> : null}
      </div>
      {space.viewerCan.manage ? <AddSomebody space={space} answer={answer} /> : null}
      <ul className="list list-ruled" ref={list}>
        {grown.rows.map((member) => (
          <Member key={member.person.number} member={member} space={space} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function AddSomebody({ space, answer }: Pick<MembersProps, 'space' | 'answer'>) {
  const t = useMessages(spaceMessages)
  const isAdding = useNavigation().formData?.get('intent') === 'add'
  return (
    <Form method="post" className="add-member" key={space.audience}>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="spaceId" value={space.number} />
      <PersonField
        label={t('members.add.person')}
        name="person"
        placeholder={t('members.add.name')}
        defaultValue={refusalOf(answer, 'add')?.typed.person}
        error={problemOf(answer, 'add', 'person') ?? problemOf(answer, 'add', 'personId')}
      />
      <Button type="submit" isWorking={isAdding}>
        <Icon of={UserPlus} />
        {t('members.add')}
      </Button>
    </Form>
  )
}

type MemberProps = { member: MembersData['edges'][number]['node']; space: SpaceData }

function Member({ member, space }: MemberProps) {
  const { person, role } = member
  const t = useMessages(spaceMessages)
  const key = `member-${person.number}`
  const fetcher = useFetcher<{ ok: boolean }>({ key })
  const problem = anyProblem(fetcher.data)
  const ids = { spaceId: String(space.number), personId: String(person.number) }
  const items: MenuItem[] = [
    role === 'OWNER'
      ? { label: t('members.makeMember'), form: { fields: { ...ids, intent: 'makeMember' } } }
      : { label: t('members.makeOwner'), form: { fields: { ...ids, intent: 'makeOwner' } } },
    {
      label: t('members.remove'),
      isDanger: true,
      startsGroup: true,
      form: { fields: { ...ids, intent: 'takeOut' } },
    },
  ]
  return (
    <li className="member" data-row={person.number}>
      <PersonChip
        person={faceOf(person)}
        to={`/people/${person.number}`}
        line={lineOf(person)}
        size={36}
      />
      {problem ? <p className="field-error">{problem}</p> : null}
      {role === 'OWNER' ? <span className="quiet">{t('owner')}</span> : null}
      {space.viewerCan.handOver ? (
        <Menu label={t('members.more', { name: person.name })} items={items} fetcherKey={key} />
      ) : null}
    </li>
  )
}
