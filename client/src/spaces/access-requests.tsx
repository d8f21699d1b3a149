import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { AccessRequestsQuery as AccessRequestsAnswer } from '../gql/graphql.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { GrantAccessDialog } from './grant-access-dialog.tsx';
import styles from './members-page.module.css';
import { RefuseAccessDialog } from './refuse-access-dialog.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const AccessRequestsQuery = graphql(/* GraphQL */ `
  query AccessRequests($spaceId: ID!) {
    space(id: $spaceId) {
      id
      takesRequests
      accessRequests(first: 50) {
        nodes {
          id
          account {
            id
            name
          }
          message
          createdAt
          document {
            id
            title
          }
        }
      }
    }
  }
`);

const SetSpaceRequests = graphql(/* GraphQL */ `
  mutation SetSpaceRequests($spaceId: ID!, $taken: Boolean!) {
    setSpaceRequests(spaceId: $spaceId, taken: $taken) {
      id
      takesRequests
    }
  }
`);

type Asked = NonNullable<AccessRequestsAnswer['space']>['accessRequests']['nodes'][number];

/** For leads: who asks to be let in, as it comes in; and whether anybody may ask. */
export function AccessRequests({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts);
  const words = useFailureWords();
  const variables = { spaceId };
  const { data } = useQuery(AccessRequestsQuery, { variables });
  useHeldQuery(AccessRequestsQuery, variables);
  const [setTaken] = useMutation(SetSpaceRequests);
  const space = data?.space;
  if (!space || space.takesRequests == null) return null;
  const switchTo = (taken: boolean) =>
    setTaken({ variables: { spaceId, taken } }).catch((error: unknown) =>
      notify({ kind: 'danger', words: words(error) }),
    );
  const { nodes } = space.accessRequests;
  return (
    <Sheet>
      <section className={styles.requests}>
        <h2>{t('requests.title')}</h2>
        {nodes.length === 0 && <p className={styles.detail}>{t('requests.none')}</p>}
        <ul className={styles.members} aria-label={t('requests.title')}>
          {nodes.map((asked) => (
            <Request key={asked.id} asked={asked} />
          ))}
        </ul>
        <CheckboxField
          label={t('requests.taken')}
          hint={t('requests.takenHint')}
          checked={space.takesRequests}
          onChange={(event) => void switchTo(event.currentTarget.checked)}
        />
      </section>
    </Sheet>
  );
}

function Request({ asked }: { asked: Asked }) {
  const t = useTexts(spaceTexts);
  const [deciding, setDeciding] = useState<'grant' | 'refuse' | null>(null);
  const { account, document, message, createdAt } = asked;
  const about = { requestId: asked.id, name: account.name, document };
  const close = () => setDeciding(null);
  return (
    <li className={styles.request}>
      <p className={styles.name}>{account.name}</p>
      <p className={styles.detail}>
        <Moment at={createdAt} />
        {document && <> · {t('requests.about', { title: document.title })}</>}
      </p>
      {message && <p>{message}</p>}
      <div className={styles.decide}>
        <Button small look="primary" onClick={() => setDeciding('grant')}>
          {t('requests.grant')}
          <span className="kern-sr-only"> {account.name}</span>
        </Button>
        <Button small onClick={() => setDeciding('refuse')}>
          {t('requests.refuse')}
          <span className="kern-sr-only"> {account.name}</span>
        </Button>
      </div>
      {deciding === 'grant' && <GrantAccessDialog {...about} onClose={close} />}
      {deciding === 'refuse' && <RefuseAccessDialog {...about} onClose={close} />}
    </li>
  );
}
