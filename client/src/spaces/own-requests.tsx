import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { OwnRequestsQuery as OwnRequestsAnswer } from '../gql/graphql.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { ownRequestTexts } from './own-requests.i18n.ts';
import styles from './spaces-page.module.css';

const OwnRequestsQuery = graphql(/* GraphQL */ `
  query OwnRequests {
    viewer {
      accessRequests(first: 100) {
        nodes {
          id
          targetId
          message
          createdAt
          outcome
          document {
            id
            title
          }
        }
      }
    }
  }
`);

const WithdrawRequest = graphql(/* GraphQL */ `
  mutation WithdrawRequest($id: ID!) {
    withdrawAccessRequest(requestId: $id)
  }
`);

const NOTHING = {};

type OwnRequest = NonNullable<OwnRequestsAnswer['viewer']>['accessRequests']['nodes'][number];

/** What the viewer asked to be let into, and what they are told about it; nothing where they asked for nothing. */
export function OwnRequests() {
  const t = useTexts(ownRequestTexts);
  const { data } = useQuery(OwnRequestsQuery);
  useHeldQuery(OwnRequestsQuery, NOTHING);
  const requests = data?.viewer?.accessRequests.nodes.toReversed() ?? [];
  if (requests.length === 0) return null;
  return (
    <section className={styles.open} aria-labelledby="own-requests">
      <h2 id="own-requests">{t('title')}</h2>
      <Sheet>
        <ul className={styles.invited} aria-labelledby="own-requests">
          {requests.map((request) => (
            <Request key={request.id} request={request} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

/** By name what may be read; whatever else it is stands there as the link that was opened. */
function Request({ request }: { request: OwnRequest }) {
  const t = useTexts(ownRequestTexts);
  const words = useFailureWords();
  const [withdraw] = useMutation(WithdrawRequest);
  const [busy, setBusy] = useState(false);
  const { id, targetId, message, createdAt, outcome, document } = request;
  const path = targetId.startsWith('doc') ? `/documents/${targetId}` : `/spaces/${targetId}`;
  const name = document?.title;
  const takeBack = async () => {
    setBusy(true);
    try {
      await withdraw({ variables: { id } });
      notify({ kind: 'success', words: t('withdrawn') });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li>
      <Link to={path}>{name ?? path}</Link>
      <small>
        {t(`outcome.${outcome ?? 'WAITING'}`)} · <Moment at={createdAt} />
        {message && <> · {t('said', { message })}</>}
      </small>
      {!outcome && (
        <Button small look="tertiary" disabled={busy} onClick={() => void takeBack()}>
          {t('withdraw')}
          <span className="kern-sr-only"> {name ?? path}</span>
        </Button>
      )}
    </li>
  );
}
