import { useQuery } from '@apollo/client/react';
import { useTexts } from '../platform/i18n/texts.ts';
import { ButtonLink } from '../platform/ui/button.tsx';
import { CirculationPictures } from './circulation-operations.ts';
import { nextTexts } from './next.i18n.ts';

/** To the form of the round that follows, at the document from which it starts. */
export function NextRoundLink({ circulationId: id }: { circulationId: string }) {
  const t = useTexts(nextTexts);
  const { data } = useQuery(CirculationPictures, { variables: { id } });
  const documentId = data?.circulation?.document?.id;
  if (!documentId) return null;
  return (
    <ButtonLink look="primary" to={`/documents/${documentId}/circulate?after=${id}`}>
      {t('open')}
    </ButtonLink>
  );
}
