import { LIMITS } from '@umlauf/shared/limits';
import { useQuery } from '@apollo/client/react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { TextField } from '../platform/ui/field.tsx';
import styles from './search.module.css';
import { searchTexts } from './search.i18n.ts';

const PAUSE_MILLISECONDS = 200;

const SearchAuthors = graphql(/* GraphQL */ `
  query SearchAuthors($name: String!, $spaceId: ID) {
    searchAuthors(first: 8, search: $name, spaceId: $spaceId) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Author {
  id: string;
  name: string;
}

interface AuthorFieldProps {
  /** Empty: anybody. */
  authorId: string;
  /** Null: nothing on the page says it. */
  authorName: string | null;
  spaceId: string | null;
  onChoose: (authorId: string) => void;
}

/** Whose things are looked for: anybody who has written something that the viewer may read. */
export function AuthorField({ authorId, authorName, spaceId, onChoose }: AuthorFieldProps) {
  const t = useTexts(searchTexts);
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [known, setKnown] = useState<Author | null>(null);
  const [active, setActive] = useState(0);
  const authors = useAuthors(typed, spaceId);
  const isOpen = typed !== null && authors !== undefined;
  const chosen = Math.min(active, (authors?.length ?? 0) - 1);
  const nameOfChosen = known?.id === authorId ? known.name : (authorName ?? t('someone'));

  const leave = () => {
    // An empty field means anybody.
    if (typed === '' && authorId) onChoose('');
    setTyped(null);
  };
  const choose = (author: Author) => {
    setKnown(author);
    setTyped(null);
    onChoose(author.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const author = authors?.[chosen];
    if (move && isOpen) setActive(Math.max(0, Math.min(chosen + move, authors.length - 1)));
    else if (event.key === 'Enter' && isOpen && author) choose(author);
    else if (event.key === 'Enter') leave();
    else if (event.key === 'Escape' && typed !== null) setTyped(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.box}>
      <TextField
        label={t('author')}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder={t('authorHint')}
        autoComplete="off"
        maxLength={LIMITS.nameCharacters}
        value={typed ?? (authorId ? nameOfChosen : '')}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isOpen && <Authors id={id} authors={authors} chosen={chosen} onChoose={choose} />}
    </div>
  );
}

interface AuthorsProps {
  id: string;
  authors: readonly Author[];
  chosen: number;
  onChoose: (author: Author) => void;
}

function Authors({ id, authors, chosen, onChoose }: AuthorsProps) {
  const t = useTexts(searchTexts);
  if (authors.length === 0)
    return (
      <p id={`${id}-list`} className={`${styles.list} ${styles.option}`}>
        {t('noAuthor')}
      </p>
    );
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('authors')} className={styles.list}>
      {authors.map((author, index) => (
        <div
          key={author.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={styles.option}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onMouseUp={() => onChoose(author)}
        >
          {author.name}
        </div>
      ))}
    </div>
  );
}

/** Who fits what was typed, once somebody pauses; undefined while nothing is asked. */
function useAuthors(typed: string | null, spaceId: string | null): readonly Author[] | undefined {
  const t = useTexts(searchTexts);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed?.trim() ?? ''), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, previousData } = useQuery(SearchAuthors, {
    variables: { name: asked, spaceId },
    skip: typed === null || asked === '',
  });
  const found = data?.searchAuthors.nodes;
  useEffect(() => {
    if (found) announce(found.length > 0 ? found.map(({ name }) => name).join(', ') : t('noAuthor'));
  }, [found, t]);
  return typed === null || asked === '' ? undefined : (data ?? previousData)?.searchAuthors.nodes;
}
