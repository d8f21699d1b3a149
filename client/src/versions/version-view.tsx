import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { CopyButton } from '../platform/ui/copy-button.tsx';
import { SelectField } from '../platform/ui/field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { DifferenceSummary } from './difference-summary.tsx';
import { DifferenceText } from './difference-text.tsx';
import { VersionActions } from './version-actions.tsx';
import { useVersionName } from './version-list.tsx';
import { type ListedVersion, type ShownVersion, VersionDifference } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

interface VersionViewProps {
  documentId: string;
  versionId: string;
  versions: readonly ListedVersion[];
  canEdit: boolean;
  /** What other features can do with it. */
  beyond: ReactNode;
}

/** One version: as it was, or what became of it. Which of them stands in the address. */
export function VersionView({ documentId, versionId, versions, canEdit, beyond }: VersionViewProps) {
  const t = useTexts(versionTexts);
  const [question, setQuestion] = useSearchParams();
  // Without a word the address means the version itself, for ever.
  const to = question.get('to') ?? 'self';
  const toId = to === 'self' ? versionId : to === 'now' ? null : to;
  // Whoever goes on to another version goes on reading there.
  const [first] = useState(versionId);
  const { data, previousData, error, refetch } = useLiveQuery(VersionDifference, { versionId, toId });
  const before = previousData?.documentVersion?.id === versionId ? previousData : undefined;
  const shown = data ?? before;
  if (!shown) {
    if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
    return <Skeleton lines={8} />;
  }
  const version = shown.documentVersion;
  if (!version) return <Alert kind="info" title={t('gone')} />;
  return (
    <>
      <VersionHead version={version} takesFocus={versionId !== first} />
      {canEdit && <VersionActions documentId={documentId} version={version} />}
      {beyond && <p>{beyond}</p>}
      <ShowField
        to={to}
        versionId={versionId}
        versions={versions}
        onShow={(next) => setQuestion(next === 'self' ? {} : { to: next }, { replace: true })}
      />
      {to !== 'self' && <DifferenceSummary difference={version.difference} />}
      <DifferenceText
        documentId={documentId}
        lines={version.difference.lines}
        label={t(to === 'self' ? 'textSelf' : 'text')}
        isFolded={to !== 'self' && !version.difference.isEmpty}
      />
    </>
  );
}

function VersionHead({ version, takesFocus }: { version: ShownVersion; takesFocus: boolean }) {
  const t = useTexts(versionTexts);
  const nameOf = useVersionName();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus, version.id]);
  const { name, note, title, contentHash, namedBy, writers } = version;
  const names = writers.map((writer) => writer.name).join(', ');
  return (
    <header className={styles.head}>
      <h2 ref={heading} tabIndex={-1}>
        {nameOf(version)}
      </h2>
      {name !== null && <p className={styles.muted}>{nameOf({ ...version, name: null })}</p>}
      {namedBy && <p className={styles.muted}>{t('namedBy', { name: namedBy.name })}</p>}
      {note && <p className={styles.note}>{note}</p>}
      <p className={styles.muted}>{names ? t('wrote', { names }) : t('nobody')}</p>
      <details>
        <summary>{t('hash')}</summary>
        <p className={styles.muted}>{t('titled', { title })}</p>
        <p className={styles.muted}>{t('hashHint')}</p>
        <p>
          <code className={styles.hash}>{contentHash}</code>
        </p>
        <CopyButton text={contentHash} />
      </details>
    </header>
  );
}

interface ShowFieldProps {
  to: string;
  versionId: string;
  versions: readonly ListedVersion[];
  onShow: (to: string) => void;
}

/** What is shown: the version itself, or what changed until now or until another one. */
function ShowField({ to, versionId, versions, onShow }: ShowFieldProps) {
  const t = useTexts(versionTexts);
  const nameOf = useVersionName();
  const others = versions.filter(({ id }) => id !== versionId);
  return (
    <SelectField label={t('show')} value={to} onChange={(event) => onShow(event.currentTarget.value)}>
      <option value="self">{t('shows.self')}</option>
      <option value="now">{t('shows.now')}</option>
      {others.map((version) => (
        <option key={version.id} value={version.id}>
          {t('shows.until', { name: nameOf(version) })}
        </option>
      ))}
    </SelectField>
  );
}
