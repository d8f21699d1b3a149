import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { ErasurePreviewFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { ownDataTexts } from './own-data.i18n.ts';
import styles from './security.module.css';

export const ErasurePreview = graphql(/* GraphQL */ `
  fragment ErasurePreview on ErasurePreview {
    isLastAdministrator
    needsPassword
    spacesToHandOver {
      id
      name
    }
    spacesLeftEmpty {
      id
      name
    }
  }
`);

interface ErasureObstaclesProps {
  preview: ErasurePreviewFragment;
}

/** What has to be done first, and what nobody will be able to open any more. */
export function ErasureObstacles({ preview }: ErasureObstaclesProps) {
  const t = useTexts(ownDataTexts);
  const { isLastAdministrator, spacesToHandOver, spacesLeftEmpty } = preview;
  return (
    <>
      {(isLastAdministrator || spacesToHandOver.length > 0) && (
        <Alert kind="warning" title={t('erase.blocked')}>
          {isLastAdministrator && <p>{t('erase.lastAdministrator')}</p>}
          {spacesToHandOver.length > 0 && (
            <>
              <p>{t('erase.handOver')}</p>
              <ul>
                {spacesToHandOver.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={`/spaces/${id}/members`}>{name}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Alert>
      )}
      {spacesLeftEmpty.length > 0 && (
        <Alert kind="info" title={t('erase.empty')}>
          <ul>
            {spacesLeftEmpty.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

/** What goes and what stays, the same for everybody. */
export function ErasureWords() {
  const t = useTexts(ownDataTexts);
  return (
    <div className={styles.part}>
      <h3>{t('erase.goes')}</h3>
      <ul>
        <li>{t('erase.goesAccount')}</li>
        <li>{t('erase.goesAccess')}</li>
        <li>{t('erase.goesTraces')}</li>
      </ul>
      <h3>{t('erase.stays')}</h3>
      <ul>
        <li>{t('erase.staysText')}</li>
        <li>{t('erase.staysTrail')}</li>
        <li>{t('erase.staysBackup')}</li>
      </ul>
    </div>
  );
}
