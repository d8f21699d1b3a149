import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { AuthorField } from './author-field.tsx';
import { DATES, isNarrowed, KINDS, PERIODS, type SearchChoice } from './search-choice.ts';
import styles from './search.module.css';
import { searchTexts } from './search.i18n.ts';

const SearchSpaces = graphql(/* GraphQL */ `
  query SearchSpaces {
    spaces(first: 100) {
      nodes {
        id
        name
      }
    }
    openSpaces(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

interface SearchFilterProps {
  choice: SearchChoice;
  /** Null: nothing on the page says it. */
  authorName: string | null;
  onChoose: (change: Partial<SearchChoice>) => void;
}

/** Narrows what is found by space, kind, time, place and author. */
export function SearchFilterForm({ choice, authorName, onChoose }: SearchFilterProps) {
  const t = useTexts(searchTexts);
  const { data } = useQuery(SearchSpaces);
  const spaces = [...(data?.spaces.nodes ?? []), ...(data?.openSpaces.nodes ?? [])];
  return (
    <form
      className={styles.filter}
      role="search"
      aria-label={t('filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label={t('space')}
        value={choice.space}
        onChange={({ target }) => onChoose({ space: target.value })}
      >
        <option value="">{t('anySpace')}</option>
        {spaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('kind')}
        value={choice.kind}
        onChange={({ target }) => onChoose({ kind: target.value })}
      >
        <option value="">{t('anyKind')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`ofKind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <Changed choice={choice} onChoose={onChoose} />
      <SelectField
        label={t('where')}
        value={choice.where}
        onChange={({ target }) => onChoose({ where: target.value })}
      >
        <option value="">{t('inUse')}</option>
        <option value="bin">{t('inBin')}</option>
      </SelectField>
      <AuthorField
        authorId={choice.author}
        authorName={authorName}
        spaceId={choice.space || null}
        onChoose={(author) => onChoose({ author })}
      />
      {isNarrowed(choice) && <Narrowed choice={choice} authorName={authorName} onChoose={onChoose} />}
    </form>
  );
}

/** When it was changed: in a period up to now, or between two days. */
function Changed({ choice, onChoose }: Pick<SearchFilterProps, 'choice' | 'onChoose'>) {
  const t = useTexts(searchTexts);
  return (
    <>
      <SelectField
        label={t('changed')}
        value={choice.days}
        onChange={({ target }) => onChoose({ days: target.value, from: '', to: '' })}
      >
        <option value="">{t('anyTime')}</option>
        {PERIODS.map((days) => (
          <option key={days} value={days}>
            {t(`days.${days}`)}
          </option>
        ))}
        <option value={DATES}>{t('between')}</option>
      </SelectField>
      {choice.days === DATES && (
        <>
          <TextField
            type="date"
            label={t('from')}
            value={choice.from}
            max={choice.to || undefined}
            onChange={({ target }) => onChoose({ from: target.value })}
          />
          <TextField
            type="date"
            label={t('to')}
            value={choice.to}
            min={choice.from || undefined}
            onChange={({ target }) => onChoose({ to: target.value })}
          />
        </>
      )}
    </>
  );
}

/** Whose things are shown, and how to see everything again. */
function Narrowed({ choice, authorName, onChoose }: SearchFilterProps) {
  const t = useTexts(searchTexts);
  const widen = () => onChoose({ space: '', days: '', from: '', to: '', author: '', where: '', kind: '' });
  return (
    <p className={styles.narrowed}>
      {choice.author && <span>{t('onlyBy', { name: authorName ?? t('someone') })}</span>}
      <Button small look="tertiary" onClick={widen}>
        {t('widen')}
      </Button>
    </p>
  );
}
