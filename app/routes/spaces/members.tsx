import { UserPlus } from 'lucide'
import { useRef } from 'react'
import { Form, useFetcher, useNavigation } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, problemOf, refusalOf } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import type { MembersData, SpaceData } from './space-document.ts'
import { lineOf } from './space-people.tsx'

type MembersProps = { space: SpaceData; members: MembersData; answer: { ok: boolean } | undefined }

/** Who belongs here, by name; owners add, take out and hand over. */
export function Members({ space, members, answer }: MembersProps) {
  const grown = useRows(members, {
    of: (page: { members: MembersData | null }) => page.members,
    idOf: ({ person }) => person.number,
  })
  const list = useRef<HTMLUListElement>(null)
  return (
    <section aria-labelledby="members">
      <div className="section-head">
        <h2 id="members">{space.kind === 'OPEN' ? 'Who belongs to it' : 'Members'}</h2>
        {space.kind === 'OPEN' ? (
          <small>everyone in the company reads and writes here</small>
        ) : null}
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
  const isAdding = useNavigation().formData?.get('intent') === 'add'
  return (
    <Form method="post" className="add-member" key={space.audience}>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="spaceId" value={space.number} />
      <PersonField
        label="Add somebody"
        name="person"
        placeholder="Name"
        defaultValue={refusalOf(answer, 'add')?.typed.person}
        error={problemOf(answer, 'add', 'person') ?? problemOf(answer, 'add', 'personId')}
      />
      <Button type="submit" isWorking={isAdding}>
        <Icon of={UserPlus} />
        Add
      </Button>
    </Form>
  )
}

type MemberProps = { member: MembersData['edges'][number]['node']; space: SpaceData }

function Member({ member, space }: MemberProps) {
  const { person, role } = member
  const key = `member-${person.number}`
  const fetcher = useFetcher<{ ok: boolean }>({ key })
  const problem = anyProblem(fetcher.data)
  const ids = { spaceId: String(space.number), personId: String(person.number) }
  const items: MenuItem[] = [
    role === 'OWNER'
      ? { label: 'No longer an owner', form: { fields: { ...ids, intent: 'makeMember' } } }
      : { label: 'Make an owner', form: { fields: { ...ids, intent: 'makeOwner' } } },
    {
      label: 'Take out of the space',
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
      {role === 'OWNER' ? <span className="quiet">Owner</span> : null}
      {space.viewerCan.handOver ? (
        <Menu label={`More about ${person.name}`} items={items} fetcherKey={key} />
      ) : null}
    </li>
  )
}
