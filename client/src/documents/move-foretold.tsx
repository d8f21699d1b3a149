import type { ForetoldMoveQuery } from '../gql/graphql.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import styles from './move-foretold.module.css';
import { movingTexts } from './moving.i18n.ts';

type Told = ForetoldMoveQuery['documentMove'];
type Words = Translate<(typeof movingTexts)['de']>;

interface MoveForetoldProps {
  told: Told | undefined;
  isReading: boolean;
  error: unknown;
}

/** What it would mean to move a document, in sentences that are read out as they come. */
export function MoveForetold({ told, isReading, error }: MoveForetoldProps) {
  const t = useTexts(movingTexts);
  const words = useFailureWords();
  return (
    <div aria-live="polite" aria-busy={isReading} className={styles.region}>
      {error ? <Alert kind="danger" title={words(error)} /> : null}
      {!told && isReading && <p>{t('reading')}</p>}
      {told?.hindrance && <Alert kind="danger" title={t(`hindrance.${told.hindrance}`)} />}
      {told && !told.hindrance && <Changes told={told} />}
    </div>
  );
}

function Changes({ told }: { told: Told }) {
  const t = useTexts(movingTexts);
  const { formerVisibility, visibility, isWider } = told;
  const isNarrower = !isWider && formerVisibility !== visibility && formerVisibility !== 'CLOSED';
  return (
    <Alert kind={isWider ? 'warning' : 'info'} title={t('changes')}>
      <ul className={styles.changes}>
        {isWider && visibility !== 'CLOSED' && (
          <li>
            <strong>{t(`wider.${visibility}`)}</strong>
          </li>
        )}
        {isNarrower && <li>{t(`narrower.${formerVisibility}`)}</li>}
        <li>{t('gaining', { count: told.gaining.count, names: namesOf(t, told.gaining) })}</li>
        <li>{t('losing', { count: told.losing.count, names: namesOf(t, told.losing) })}</li>
        <li>{t('documents', { count: told.documents })}</li>
        {told.endingGuests > 0 && <li>{t('guests', { count: told.endingGuests })}</li>}
        {told.references > 0 && <li>{t('references', { count: told.references })}</li>}
      </ul>
    </Alert>
  );
}

/** So many are named; the others are counted. */
const NAMED = 5;

function namesOf(t: Words, { count, people }: Told['gaining']): string {
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const more = count - names.length;
  const listed = names.join(', ');
  return more > 0 ? t('more', { names: listed, count: more }) : listed;
}
