import { Link } from 'react-router';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import type { ListedVersion } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

interface VersionListProps {
  documentId: string;
  versions: readonly ListedVersion[];
  /** Of a document in the bin there is nothing to compare with. */
  isInBin: boolean;
  /** The one that is shown. */
  versionId: string | undefined;
}

/** The versions, newest first; each leads to its changes until now. */
export function VersionList({ documentId, versions, isInBin, versionId }: VersionListProps) {
  const t = useTexts(versionTexts);
  const nameOf = useVersionName();
  return (
    <ol className={styles.versions}>
      {versions.map((version) => {
        const { id, writers } = version;
        const names = writers.map(({ name }) => name).join(', ');
        return (
          <li key={id} className={styles.version} data-shown={id === versionId}>
            <Link
              to={`/documents/${documentId}/versions/${id}${isInBin ? '' : '?to=now'}`}
              aria-current={id === versionId ? 'page' : undefined}
            >
              {nameOf(version)}
            </Link>
            {version.name !== null && <p className={styles.muted}>{nameOf({ ...version, name: null })}</p>}
            {names && <p className={styles.muted}>{t('wrote', { names })}</p>}
          </li>
        );
      })}
    </ol>
  );
}

type Named = Pick<ListedVersion, 'name' | 'savedAt'>;

/** What a version is called: by somebody, or by its moment. */
export function useVersionName(): (version: Named) => string {
  const t = useTexts(versionTexts);
  const formats = useFormats();
  return ({ name, savedAt }) => name ?? t('of', { moment: formats.moment(savedAt) });
}
