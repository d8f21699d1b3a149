import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import styles from './invitations.module.css';
import { invitationTexts } from './invitations.i18n.ts';

const OpenInvitationFields = graphql(/* GraphQL */ `
  fragment OpenInvitation_invitation on Invitation {
    id
    email
    name
    expiresAt
    endsAt
    document {
      id
      title
    }
    delivery
    invitedBy {
      id
      name
    }
  }
`);

const ResendInvitation = graphql(/* GraphQL */ `
  mutation ResendInvitation($id: ID!) {
    resendInvitation(invitationId: $id) {
      ...OpenInvitation_invitation
    }
  }
`);

const WithdrawInvitation = graphql(/* GraphQL */ `
  mutation WithdrawInvitation($id: ID!) {
    withdrawInvitation(invitationId: $id) {
      id
    }
  }
`);

interface OpenInvitationsProps {
  title: string;
  invitations: (FragmentType<typeof OpenInvitationFields> & { id: string })[];
  /** It goes on below others, under their heading. */
  isContinued?: boolean;
}

/** Who is invited and has not answered: sent anew or withdrawn from here. */
export function OpenInvitations({ title, invitations, isContinued = false }: OpenInvitationsProps) {
  const t = useTexts(invitationTexts);
  const list = invitations.length > 0 && (
    <ul className={styles.list} aria-label={title}>
      {invitations.map((invitation) => (
        <OpenInvitation key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
  if (isContinued) return list;
  return (
    <section className={styles.stack}>
      <h2>{title}</h2>
      {list || <p className={styles.detail}>{t('openNone')}</p>}
    </section>
  );
}

function OpenInvitation({ invitation: given }: { invitation: FragmentType<typeof OpenInvitationFields> }) {
  const t = useTexts(invitationTexts);
  const formats = useFormats();
  const failureWords = useFailureWords();
  const [resend] = useMutation(ResendInvitation);
  const [withdraw] = useMutation(WithdrawInvitation);
  const [busy, setBusy] = useState(false);
  const invitation = readFragment(OpenInvitationFields, given);
  const { id, email, name, expiresAt, delivery, invitedBy, document, endsAt } = invitation;
  const date = formats.date(expiresAt);
  const [openedAt] = useState(() => Date.now());
  const isOver = Date.parse(expiresAt) <= openedAt;
  const act = async (action: () => Promise<unknown>, words: string) => {
    setBusy(true);
    try {
      await action();
      notify({ kind: 'success', words });
    } catch (error) {
      notify({ kind: 'danger', words: failureWords(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={styles.line}>
      <span className={styles.address}>{name ? `${name} <${email}>` : email}</span>
      {document && (
        <span className={styles.detail}>
          <Link to={`/documents/${document.id}`}>{document.title}</Link>
          {endsAt && <> · {t('guestUntil', { date: formats.date(endsAt) })}</>}
        </span>
      )}
      <span className={styles.detail}>
        {isOver ? t('expired', { date }) : t('sentBy', { name: invitedBy?.name ?? t('somebody'), date })}
        {' · '}
        {t(`delivery.${delivery}`)}
      </span>
      <div className={styles.actions}>
        <Button
          look="secondary"
          small
          disabled={busy}
          aria-label={t('resendTo', { email })}
          onClick={() => void act(() => resend({ variables: { id } }), t('resent', { email }))}
        >
          {t('resend')}
        </Button>
        <Button
          look="tertiary"
          small
          disabled={busy}
          aria-label={t('withdrawOf', { email })}
          onClick={() => void act(() => withdraw({ variables: { id } }), t('withdrawn', { email }))}
        >
          {t('withdraw')}
        </Button>
      </div>
    </li>
  );
}
