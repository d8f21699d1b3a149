import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { ANY, isBackwards, isKnownKind, type TrailChoice } from './trail-choice.ts';
import styles from './trail.module.css';
import { trailTexts } from './trail.i18n.ts';

interface TrailFilterProps {
  kinds: readonly string[];
  choice: TrailChoice;
  onChoose: (choice: TrailChoice) => void;
}

/** Narrows a trail by what happened, by days, and by whom. */
export function TrailFilter({ kinds, choice, onChoose }: TrailFilterProps) {
  const t = useTexts(trailTexts);
  const wordOf = (kind: string) => (isKnownKind(kind) ? t(`kind.${kind}`) : kind);
  const set = (part: Partial<TrailChoice>) => onChoose({ ...choice, ...part });
  const isNarrowed = JSON.stringify(choice) !== JSON.stringify(ANY);
  return (
    <form
      className={styles.filter}
      role="search"
      aria-label={t('filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label={t('what')}
        value={choice.kind}
        onChange={({ target }) => set({ kind: target.value })}
      >
        <option value="">{t('everything')}</option>
        {kinds
          .map((kind) => ({ kind, word: wordOf(kind) }))
          .toSorted((a, b) => a.word.localeCompare(b.word))
          .map(({ kind, word }) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
      </SelectField>
      <TextField
        type="date"
        label={t('from')}
        value={choice.from}
        onChange={({ target }) => set({ from: target.value })}
      />
      <TextField
        type="date"
        label={t('until')}
        value={choice.until}
        fault={isBackwards(choice) ? t('order') : undefined}
        onChange={({ target }) => set({ until: target.value })}
      />
      {isNarrowed && (
        <p className={styles.narrowed}>
          {choice.actor && <span>{t('onlyBy', { name: choice.actor.name })}</span>}
          <Button small look="tertiary" onClick={() => onChoose(ANY)}>
            {t('all')}
          </Button>
        </p>
      )}
    </form>
  );
}
