import { describe, expect, it } from 'vitest'
import { aComment, html } from '#app/testing.tsx'
import { Comment } from './discussion/comment.tsx'
import { Composer } from './discussion/composer.tsx'
import { Lobby } from './lobby.tsx'
import { Page } from './page.tsx'
import { PostRow } from './post-row.tsx'
import { Shell } from './shell.tsx'
import { StatusSteps } from './status.tsx'

const mireille = { id: '1', name: 'Mireille Aerts' }
const joao = { id: '2', name: 'João Pacheco', isHere: true }

const row = (
  <ul>
    <li>
      <PostRow
        post={{
          number: 7,
          path: '/ideas/7',
          title: 'Ring the neighbour’s bell',
          summary: 'A bell',
          statusLabel: 'Trial',
          statusStep: 3,
          statusSteps: 5,
          supportCount: 48,
          isSupported: true,
          commentCount: 1,
          createdAt: '2025-03-14T09:20:00Z',
          authorName: null,
          language: 'en',
          author: { number: 1, name: 'Mireille Aerts', pictureUrl: null },
          viewerCan: { support: true },
        }}
      />
    </li>
  </ul>
)

const comment = (
  <Comment
    comment={aComment({
      reactions: [{ emoji: '👍', count: 2 }],
      viewerCan: { ...aComment().viewerCan, edit: true, remove: true },
    })}
    postAuthor={null}
    here={new Set()}
    onChanged={() => {}}
    action="/ideas/7"
    replyHref="?reply=9"
    menu={[
      { label: 'Edit', to: '?edit=9' },
      { label: 'Take it away', form: { fields: { intent: 'removeComment', commentId: '9' } } },
    ]}
  />
)

const allParts = (
  <Shell
    company="Hollin"
    viewer={{ ...mireille, href: '/people/1' }}
    unreadNotifications={3}
    boards={[{ href: '/ideas/boards/quieter', name: 'Quieter installations', newCount: 2 }]}
    isDemo
    search={async () => []}
  >
    <Page title="Ideas">
      <h1>Ideas</h1>
      {row}
      {comment}
      <form>
        <Composer viewer={mireille} name="body" label="Add to the talk" />
      </form>
      <StatusSteps
        status={{ statusLabel: 'Trial', statusStep: 3, statusSteps: 3 }}
        steps={[
          { label: 'New', at: '2025-02-11T09:00:00Z' },
          { label: 'Shaping' },
          { label: 'Trial' },
        ]}
        label="Status"
      />
      <Lobby
        hour={9}
        activeDiscussions={[
          { id: '7', title: 'Night mode', href: '/ideas/7', line: '1 here', people: [joao] },
        ]}
      />
    </Page>
  </Shell>
)

describe('a page before its scripts', () => {
  it('carries no style attribute, which the content policy would refuse', async () => {
    expect(await html(allParts)).not.toMatch(/\sstyle=/)
  })

  it('lets a person support an idea with a plain form', async () => {
    const page = await html(row)
    expect(page).toContain('action="/ideas/7"')
    expect(page).toContain('type="submit" value="false"')
    expect(page).toContain('aria-pressed="true"')
    expect(page).toContain('48 supporters')
  })

  it('lets a person react, reply, edit and take a comment away', async () => {
    const page = await html(comment)
    expect(page).toContain('value="👍"')
    expect(page).toContain('href="/ideas?reply=9"')
    expect(page).toContain('href="?react=9#comment-9"')
    expect(page).toContain('<details')
    expect(page).toContain('name="intent" value="removeComment"')
  })

  it('says times in the reader’s zone', async () => {
    expect(await html(comment)).toContain('4 min ago')
  })

  it('leads to the main part and names where one is', async () => {
    const page = await html(allParts)
    expect(page).toContain('href="#main"')
    expect(page).toMatch(/<main[^>]*id="main"/)
    expect(page).toMatch(
      /aria-current="page"[^>]*href="\/ideas"|href="\/ideas"[^>]*aria-current="page"/,
    )
  })
})
