import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { useGuestTime } from './guest-time.ts';
import { spaceTexts } from './spaces.i18n.ts';
import styles from './spaces-page.module.css';

const InvitedDocumentsQuery = graphql(/* GraphQL */ `
  query InvitedDocuments {
    viewer {
      guestDocuments(first: 100) {
        nodes {
          endsAt
          document {
            id
            title
            space {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const NOTHING = {};

/** Single documents to which the viewer is invited; nothing where there are none. */
export function InvitedDocuments() {
  const t = useTexts(spaceTexts);
  const wordTime = useGuestTime();
  const { data } = useQuery(InvitedDocumentsQuery);
  useHeldQuery(InvitedDocumentsQuery, NOTHING);
  const invited = data?.viewer?.guestDocuments.nodes ?? [];
  if (invited.length === 0) return null;
  return (
    <section className={styles.open} aria-labelledby="invited-documents">
      <h2 id="invited-documents">{t('guests.invitedTo')}</h2>
      <Sheet>
        <ul className={styles.invited}>
          {invited.map(({ endsAt, document }) => (
            <li key={document.id}>
              <Link to={`/documents/${document.id}`}>{document.title}</Link>
              <small>
                {document.space.name} · {wordTime(endsAt)}
              </small>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
