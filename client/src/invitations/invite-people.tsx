import { useApolloClient } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { type ListedPerson, readPeople } from '@umlauf/shared/people-list';
import { type GivenRole, roleEnds, SPACE_ROLES } from '@umlauf/shared/roles';
import { useEffect, useRef, useState } from 'react';
import type { InvitationOutcome } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../platform/ui/field.tsx';
import { emptyFields, type Submission, useSubmission } from '../platform/ui/submission.ts';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import styles from './invitations.module.css';
import { invitationTexts } from './invitations.i18n.ts';

const InviteToSpace = graphql(/* GraphQL */ `
  mutation InviteToSpace($input: InviteToSpaceInput!) {
    inviteToSpace(input: $input) {
      email
      outcome
    }
  }
`);

const InviteToHub = graphql(/* GraphQL */ `
  mutation InviteToHub($input: InviteToHubInput!) {
    inviteToHub(input: $input) {
      email
      outcome
    }
  }
`);

interface Result {
  email: string;
  outcome: InvitationOutcome;
}

/** So many go in one request: the page says how far it is. */
const AT_ONCE = 20;

interface Terms {
  role: GivenRole;
  endsAt: string | null;
}

/** Sends, or only asks what would come of it. */
function useInvite(spaceId: string | null) {
  const client = useApolloClient();
  return async (people: ListedPerson[], isPreview: boolean, { role, endsAt }: Terms): Promise<Result[]> => {
    if (spaceId === null) {
      const { data } = await client.mutate({
        mutation: InviteToHub,
        variables: { input: { people, isPreview } },
      });
      return data?.inviteToHub ?? [];
    }
    const input = { spaceId, role, endsAt, people, isPreview };
    const { data } = await client.mutate({ mutation: InviteToSpace, variables: { input } });
    return data?.inviteToSpace ?? [];
  };
}

/** Invites one or many by e-mail: first what would come of it, line by line, then the sending. Without a space: to the hub. */
export function InvitePeople({ spaceId }: { spaceId: string | null }) {
  const t = useTexts(invitationTexts);
  const invite = useInvite(spaceId);
  const [text, setText] = useState('');
  const [role, setRole] = useState<GivenRole>('WRITER');
  const [until, setUntil] = useState('');
  const [preview, setPreview] = useState<Result[] | null>(null);
  const [done, setDone] = useState<Result[] | null>(null);
  const [isAnother, setAnother] = useState(false);
  const people = readPeople(text);
  const terms = { role, endsAt: roleEnds(role) && until ? endOf(until) : null };
  const tooMany = people.length > LIMITS.invitationsAtOnce;

  const checking = useSubmission(async () => setPreview(await invite(people, true, terms)), {
    check: () => emptyFields({ people: text, ...(roleEnds(role) ? { endsAt: until } : {}) }),
    fields: ['people', 'role', 'endsAt'],
  });
  const sending = useSubmission(async () => {
    setDone([]);
    await inPieces(people, (piece) => invite(piece, false, terms), setDone);
  });
  const again = () => {
    setPreview(null);
    setDone(null);
    setText('');
    setAnother(true);
  };

  if (preview) return <Preview results={preview} done={done} sending={sending} onAgain={again} />;
  return (
    <form {...checking.form} className={styles.stack}>
      <h2>{t('invite')}</h2>
      {checking.problem && !tooMany && <Alert kind="danger" title={checking.problem} urgent />}
      <ListField
        text={text}
        onText={setText}
        fault={
          tooMany
            ? t('tooMany', { count: people.length, max: LIMITS.invitationsAtOnce })
            : checking.fault('people')
        }
        takesFocus={isAnother}
      />
      {spaceId !== null && (
        <RoleFields
          role={role}
          until={until}
          fault={checking.fault('endsAt')}
          onRole={setRole}
          onUntil={setUntil}
        />
      )}
      <div>
        <Button type="submit" look="primary" busy={checking.busy} disabled={tooMany}>
          {t('preview')}
        </Button>
      </div>
    </form>
  );
}

interface ListFieldProps {
  text: string;
  onText: (text: string) => void;
  fault: string | undefined;
  /** The button that asked for a new list is gone with the old one. */
  takesFocus: boolean;
}

/** Where the list is written or pasted. */
function ListField({ text, onText, fault, takesFocus }: ListFieldProps) {
  const t = useTexts(invitationTexts);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <TextArea
      ref={field}
      label={t('people')}
      hint={t('inviteHint', { max: LIMITS.invitationsAtOnce })}
      rows={5}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      fault={fault}
    />
  );
}

/** The last second of the day, where its reader is. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** One piece after the other; tells after each what has come so far. */
async function inPieces(
  people: ListedPerson[],
  send: (piece: ListedPerson[]) => Promise<Result[]>,
  tell: (results: Result[]) => void,
): Promise<void> {
  const results: Result[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    results.push(...(await send(people.slice(from, from + AT_ONCE))));
    tell([...results]);
  }
}

interface RoleFieldsProps {
  role: GivenRole;
  until: string;
  fault: string | undefined;
  onRole: (role: GivenRole) => void;
  onUntil: (day: string) => void;
}

function RoleFields({ role, until, fault, onRole, onUntil }: RoleFieldsProps) {
  const t = useTexts(invitationTexts);
  const roles = useTexts(spaceTexts);
  return (
    <>
      <SelectField
        label={t('role')}
        value={role}
        onChange={(event) => onRole(event.currentTarget.value as GivenRole)}
      >
        {SPACE_ROLES.map((word) => (
          <option key={word} value={word}>
            {roles(`role.${word}`)}
          </option>
        ))}
      </SelectField>
      {roleEnds(role) && (
        <TextField
          label={t('endsAt')}
          type="date"
          value={until}
          onChange={(event) => onUntil(event.currentTarget.value)}
          fault={fault}
        />
      )}
    </>
  );
}

interface PreviewProps {
  results: Result[];
  /** What has been sent so far; null before that. */
  done: Result[] | null;
  sending: Submission;
  onAgain: () => void;
}

/** A line for each person: what would come of it, and then what came. */
function Preview({ results, done, sending, onAgain }: PreviewProps) {
  const t = useTexts(invitationTexts);
  const { busy, problem } = sending;
  const count = results.filter(({ outcome }) => outcome === 'INVITED').length;
  const sent = done?.filter(({ outcome }) => outcome === 'INVITED').length ?? 0;
  const isDone = done !== null && !busy && !problem;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone, and so is the one that sends, once all is sent.
  useEffect(() => heading.current?.focus(), [isDone]);
  const state = !done
    ? count > 0
      ? t('count', { count })
      : t('none')
    : isDone
      ? t('sent', { count: sent })
      : t('sending', { done: done.length, count: results.length });
  return (
    <div className={styles.stack}>
      <h2 ref={heading} tabIndex={-1}>
        {t('previewTitle')}
      </h2>
      {problem && <Alert kind="danger" title={problem} urgent />}
      <p role="status">{state}</p>
      {busy && done && <progress value={done.length} max={results.length} aria-label={t('invite')} />}
      <ul className={styles.list}>
        {results.map(({ email, outcome }, index) => (
          <li key={`${index} ${email}`} className={styles.line}>
            <span className={styles.address}>{email}</span>
            <span className={styles.detail}>
              {done?.[index]?.outcome === 'INVITED'
                ? t('done')
                : t(`outcome.${done?.[index]?.outcome ?? outcome}`)}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {!isDone && count > 0 && (
          <Button look="primary" busy={busy} onClick={sending.run}>
            {t('send')}
          </Button>
        )}
        <Button look="secondary" disabled={busy} onClick={onAgain}>
          {t('again')}
        </Button>
      </div>
    </div>
  );
}
