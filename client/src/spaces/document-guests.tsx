import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql, readFragment } from '../gql/index.ts';
import type { DocumentGuests_GuestFragment } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { GuestEndDialog } from './guest-end-dialog.tsx';
import { useGuestTime } from './guest-time.ts';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const DocumentGuests_guest = graphql(/* GraphQL */ `
  fragment DocumentGuests_guest on DocumentGuest {
    account {
      id
      name
    }
    document {
      id
      title
    }
    email
    endsAt
  }
`);

const DocumentGuestsQuery = graphql(/* GraphQL */ `
  query DocumentGuests($spaceId: ID!, $after: String) @live {
    space(id: $spaceId) {
      id
      documentGuests(first: 100, after: $after) {
        nodes {
          ...DocumentGuests_guest
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const SetDocumentGuest = graphql(/* GraphQL */ `
  mutation SetDocumentGuest($input: DocumentGuestInput!) {
    setDocumentGuest(input: $input) {
      id
    }
  }
`);

const RemoveDocumentGuest = graphql(/* GraphQL */ `
  mutation RemoveDocumentGuest($input: DocumentGuestInput!) {
    removeDocumentGuest(input: $input) {
      id
    }
  }
`);

interface DocumentGuestsProps {
  spaceId: string;
  editable: boolean;
}

/** Who was invited to single documents, until when; leads give more time or end it. */
export function DocumentGuests({ spaceId, editable }: DocumentGuestsProps) {
  return <GuestPage spaceId={spaceId} after={null} editable={editable} />;
}

/** A hundred, held open by themselves, and the way to the next hundred; null: the first ones. */
function GuestPage({ spaceId, after, editable }: DocumentGuestsProps & { after: string | null }) {
  const t = useTexts(spaceTexts);
  const { data } = useLiveQuery(DocumentGuestsQuery, { spaceId, after });
  const page = data?.space?.documentGuests;
  if (!page || page.nodes.length === 0) return null;
  const list = (
    <>
      <ul className={styles.members}>
        {readFragment(DocumentGuests_guest, page.nodes).map((guest) => (
          <GuestRow key={`${guest.document.id} ${guest.account.id}`} guest={guest} editable={editable} />
        ))}
      </ul>
      <NextPage pageInfo={page.pageInfo} label={t('guests.more')}>
        {(cursor) => <GuestPage spaceId={spaceId} after={cursor} editable={editable} />}
      </NextPage>
    </>
  );
  if (after !== null) return list;
  return (
    <section className={styles.guests} aria-labelledby="document-guests">
      <h2 id="document-guests">{t('guests.ofDocuments')}</h2>
      {list}
    </section>
  );
}

function GuestRow({ guest, editable }: { guest: DocumentGuests_GuestFragment; editable: boolean }) {
  const t = useTexts(spaceTexts);
  const wordTime = useGuestTime();
  const { account, document } = guest;
  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <p className={styles.name}>{account.name}</p>
        <p className={styles.detail}>
          {guest.email && <>{guest.email} · </>}
          <Link to={`/documents/${document.id}`}>{document.title}</Link>
        </p>
      </div>
      <p className={styles.role}>{wordTime(guest.endsAt)}</p>
      {editable && (
        <div className={styles.actions}>
          <ChangeEnd guest={guest} label={t('guests.change', { name: account.name })} />
          <EndNow guest={guest} label={t('guests.end', { name: account.name })} />
        </div>
      )}
    </li>
  );
}

interface GuestActionProps {
  guest: DocumentGuests_GuestFragment;
  label: string;
}

function ChangeEnd({ guest: { account, document, endsAt }, label }: GuestActionProps) {
  const [asking, setAsking] = useState(false);
  const [setGuest] = useMutation(SetDocumentGuest);
  const input = { documentId: document.id, accountId: account.id };
  return (
    <>
      <IconButton icon="edit" label={label} onClick={() => setAsking(true)} />
      {asking && (
        <GuestEndDialog
          name={account.name}
          endsAt={endsAt}
          onSave={(end) => setGuest({ variables: { input: { ...input, endsAt: end } } })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function EndNow({ guest: { account, document }, label }: GuestActionProps) {
  const t = useTexts(spaceTexts);
  const [asking, setAsking] = useState(false);
  const [removeGuest] = useMutation(RemoveDocumentGuest);
  const { name } = account;
  return (
    <>
      <IconButton icon="delete" label={label} onClick={() => setAsking(true)} />
      {asking && (
        <ConfirmDialog
          title={t('guests.endTitle', { name })}
          confirm={t('guests.endConfirm')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const input = { documentId: document.id, accountId: account.id };
            await removeGuest({ variables: { input } });
            notify({ kind: 'success', words: t('guests.ended', { name }) });
          }}
        >
          <p>{t('guests.endBody', { name, title: document.title })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
