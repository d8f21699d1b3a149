import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { SessionRow_SessionFragment } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { securityTexts } from './security.i18n.ts';
import styles from './security.module.css';

const SessionRow_session = graphql(/* GraphQL */ `
  fragment SessionRow_session on Session {
    id
    browser
    system
    address
    method
    createdAt
    isCurrent
  }
`);

const EndSession = graphql(/* GraphQL */ `
  mutation EndSession($sessionId: ID!) {
    endSession(sessionId: $sessionId)
  }
`);

const EndOtherSessions = graphql(/* GraphQL */ `
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

type MaskedSession = FragmentType<typeof SessionRow_session>;

interface SessionListProps {
  sessions: readonly MaskedSession[];
  onEnded: () => Promise<unknown>;
}

/** The browsers in which one is signed in, this one marked. */
export function SessionList({ sessions, onEnded }: SessionListProps) {
  const t = useTexts(securityTexts);
  return (
    <div className={styles.part}>
      <h3>{t('sessions.title')}</h3>
      <p>{sessions.length > 1 ? t('sessions.lead') : t('sessions.only')}</p>
      <ul className={styles.rows} aria-label={t('sessions.list')}>
        {sessions.map((masked) => {
          const session = readFragment(SessionRow_session, masked);
          return <SessionRow key={session.id} session={session} onEnded={onEnded} />;
        })}
      </ul>
      {sessions.length > 1 && <EndOthers onEnded={onEnded} />}
    </div>
  );
}

interface SessionRowProps {
  session: SessionRow_SessionFragment;
  onEnded: () => Promise<unknown>;
}

function SessionRow({ session, onEnded }: SessionRowProps) {
  const t = useTexts(securityTexts);
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const [end] = useMutation(EndSession);
  const device = wordDevice(t, session);
  const moment = formats.moment(session.createdAt);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h4>
          {device}
          {session.isCurrent && ` (${t('sessions.here')})`}
        </h4>
        <p className={styles.detail}>
          {t('sessions.since', { moment })} {t(`sessions.method.${session.method}`)}
          {session.address && ` ${t('sessions.from', { address: session.address })}`}
        </p>
      </div>
      {!session.isCurrent && (
        <Button small aria-label={t('sessions.endNamed', { device, moment })} onClick={() => setAsking(true)}>
          {t('sessions.end')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('sessions.endTitle')}
          confirm={t('sessions.end')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await end({ variables: { sessionId: session.id } });
            notify({ kind: 'success', words: t('sessions.ended', { device }) });
            await onEnded();
          }}
        >
          <p>{t('sessions.endBody')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function EndOthers({ onEnded }: Pick<SessionListProps, 'onEnded'>) {
  const t = useTexts(securityTexts);
  const [asking, setAsking] = useState(false);
  const [end] = useMutation(EndOtherSessions);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('sessions.endOthers')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('sessions.endOthersTitle')}
          confirm={t('sessions.end')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const { data } = await end();
            const count = data?.endOtherSessions ?? 0;
            notify({ kind: 'success', words: t('sessions.endedOthers', { count }) });
            await onEnded();
          }}
        >
          <p>{t('sessions.endBody')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

type Words = Translate<(typeof securityTexts)['de']>;

function wordDevice(t: Words, { browser, system }: SessionRow_SessionFragment): string {
  if (browser && system) return t('sessions.device', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}
