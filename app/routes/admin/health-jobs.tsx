import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { healthMessages } from '#messages/health.ts'
import type { Health } from './health.tsx'

/** What is in the queue, by kind. */
export function JobTable({ jobs }: { jobs: Health['jobs'] }) {
  const t = useMessages(healthMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="health-jobs">
      <h2 id="health-jobs">{t('jobs')}</h2>
      {jobs.length === 0 ? (
        <p className="soft">{t('jobs.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="grid-table health-table">
            <thead>
              <tr>
                <th scope="col">{t('jobs.name')}</th>
                <th scope="col">{t('jobs.waiting')}</th>
                <th scope="col">{t('jobs.running')}</th>
                <th scope="col">{t('jobs.failed')}</th>
                <th scope="col">{t('jobs.oldest')}</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.name}>
                  <th scope="row" translate="no">
                    {job.name}
                  </th>
                  <td>{job.waiting}</td>
                  <td>{job.running}</td>
                  <td>{job.failed}</td>
                  <td>{job.oldestAt ? <Time at={job.oldestAt} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type FailedProps = { jobs: Health['failedJobs']; mayAct: boolean }

/** What failed, with the reason, and the ways on. */
export function FailedJobs({ jobs, mayAct }: FailedProps) {
  const t = useMessages(healthMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="health-failed">
      <h2 id="health-failed">{t('failed')}</h2>
      {jobs.length === 0 ? <p className="soft">{t('failed.none')}</p> : null}
      {jobs.length > 0 && mayAct ? (
        <Form method="post" className="cluster">
          <Button type="submit" name="intent" value="retry">
            {t('retry.all')}
          </Button>
          <span className="small soft">{t('discard.help')}</span>
        </Form>
      ) : null}
      <ul className="list list-ruled">
        {jobs.map((job) => (
          <FailedJob key={job.number} job={job} mayAct={mayAct} />
        ))}
      </ul>
    </section>
  )
}

function FailedJob({ job, mayAct }: { job: Health['failedJobs'][number]; mayAct: boolean }) {
  const t = useMessages(healthMessages)
  const { name, number } = job
  return (
    <li className="stack stack-tight" data-row={number}>
      <p className="cluster">
        <b translate="no">{name}</b>
        <span className="small soft">
          {t('failed.tries', { count: job.tries })} ·{' '}
          {job.nextAt
            ? t.rich('failed.next', { time: <Time at={job.nextAt} as="moment" /> })
            : t('failed.never')}
        </span>
      </p>
      <p className="small soft health-error" translate="no">
        {job.error}
      </p>
      {mayAct ? (
        <Form method="post" className="cluster">
          <input type="hidden" name="number" value={number} />
          <Button
            type="submit"
            name="intent"
            value="retry"
            size="small"
            aria-label={t('retry.of', { name, number })}
          >
            {t('retry')}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="discard"
            size="small"
            variant="quiet"
            aria-label={t('discard.of', { name, number })}
          >
            {t('discard')}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}
