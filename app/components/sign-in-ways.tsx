import { Form, Link } from 'react-router'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio } from '#app/ui/input.tsx'
import { SIGN_IN_WAYS } from '#graphql/setup/limits.ts'
import { setupMessages } from '#messages/setup.ts'

type SignInWaysProps = {
  chosen: (typeof SIGN_IN_WAYS)[number]
  answer: { ok: boolean } | null | undefined
  submit: string
  beside?: React.ReactNode
}

/** How people come in: by invitation, single sign-on, or both. */
export function SignInWays({ chosen, answer, submit, beside }: SignInWaysProps) {
  const t = useMessages(setupMessages)
  return (
    <Form method="post" className="form" reloadDocument>
      <input type="hidden" name="intent" value="signIn" />
      <FieldGroup legend={t('signIn.legend')} error={problemOf(answer, 'signIn', 'signIn')}>
        {SIGN_IN_WAYS.map((way) => (
          <Radio
            key={way}
            name="signIn"
            value={way}
            label={t(`signIn.${way}`)}
            help={t(`signIn.${way}.help`)}
            defaultChecked={way === chosen}
          />
        ))}
      </FieldGroup>
      <p className="soft">
        {t.rich('signIn.provider', {
          link: (inside) => (
            <Link className="link" to="/admin/sign-in">
              {inside}
            </Link>
          ),
        })}
      </p>
      <div className="form-actions">
        <Button type="submit" variant="primary">
          {submit}
        </Button>
        {beside}
      </div>
    </Form>
  )
}
