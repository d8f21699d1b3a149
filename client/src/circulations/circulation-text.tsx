import { useQuery } from '@apollo/client/react';
import { PICTURE } from '@umlauf/shared/pictures';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { FrozenText } from '../versions/frozen-text.tsx';
import { CirculationContent, CirculationPictures } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';

/** What goes round, to read. */
export function CirculationText({ id }: { id: string }) {
  const t = useTexts(circulationTexts);
  const { data, error, refetch } = useQuery(CirculationContent, { variables: { id } });
  const content = data?.circulation?.content;
  const hasPictures = content?.includes(`"type":"${PICTURE}"`) ?? false;
  // Whoever is only asked does not read the document: they read what its pictures say.
  const pictures = useQuery(CirculationPictures, { variables: { id }, skip: !hasPictures });
  const documentId = pictures.data?.circulation?.document?.id ?? null;
  return (
    <Sheet className={styles.part}>
      <h2>{t('page.text')}</h2>
      {content !== undefined ? (
        <FrozenText
          content={content}
          documentId={documentId}
          label={t('page.text')}
          otherwise={t('page.textEmpty')}
        />
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Sheet>
  );
}
