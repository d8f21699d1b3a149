import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextArea } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Narrow, Sheet } from '../platform/ui/page.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { spaceTexts } from './spaces.i18n.ts';

const RequestAccess = graphql(/* GraphQL */ `
  mutation RequestAccess($input: RequestAccessInput!) {
    requestAccess(input: $input)
  }
`);

/** Nothing there, or nothing for this viewer: the same page for both, and the same offer to ask for access. */
export function NoAccess({ targetId }: { targetId: string }) {
  const t = useTexts(spaceTexts);
  const ui = useTexts(uiTexts);
  const [ask] = useMutation(RequestAccess);
  const [message, setMessage] = useState('');
  const [asked, setAsked] = useState(false);
  const submission = useSubmission(
    async () => {
      await ask({ variables: { input: { targetId, message: message.trim() || null } } });
      setAsked(true);
    },
    { fields: ['message'] },
  );
  return (
    <>
      <NotFound />
      <Narrow>
        <Sheet>
          {asked ? (
            <Alert kind="success" title={t('requests.asked')}>
              <p>{t('requests.askedBody')}</p>
            </Alert>
          ) : (
            <form {...submission.form} className={formStyles.form}>
              <h2>{t('requests.ask')}</h2>
              <p>{t('requests.askBody')}</p>
              {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
              <TextArea
                label={t('requests.message')}
                hint={t('requests.messageHint')}
                optional={ui('optional')}
                maxLength={LIMITS.purposeCharacters}
                value={message}
                onChange={(event) => setMessage(event.currentTarget.value)}
                fault={submission.fault('message')}
              />
              <div className={formStyles.actions}>
                <Button type="submit" look="primary" busy={submission.busy}>
                  {t('requests.ask')}
                </Button>
              </div>
            </form>
          )}
        </Sheet>
      </Narrow>
    </>
  );
}
