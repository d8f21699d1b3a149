import { LIMITS } from '@umlauf/shared/limits';
import { useQuery } from '@apollo/client/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { SearchBoxQuery } from '../gql/graphql.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Marked } from './marked.tsx';
import { hasWord, hitPath, searchPath } from './search-words.ts';
import styles from './search.module.css';
import { searchTexts } from './search.i18n.ts';
import { useSearchKeys } from './use-search-keys.ts';

const PAUSE_MILLISECONDS = 200;

const SearchBoxFind = graphql(/* GraphQL */ `
  query SearchBox($words: String!) {
    search(query: $words, first: 6) {
      totalCount
      nodes {
        kind
        comment {
          id
        }
        file {
          id
          name
        }
        titleRanges {
          start
          length
        }
        nameRanges {
          start
          length
        }
        document {
          id
          title
          space {
            id
            name
          }
        }
      }
    }
  }
`);

type Hit = SearchBoxQuery['search']['nodes'][number];

/** The search in the header: results while one types, Enter for all of them. */
export function SearchBox() {
  const t = useTexts(searchTexts);
  const navigate = useNavigate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(words, isOpen);
  useSearchKeys(field);

  const hits = isOpen && hasWord(words) ? (found?.nodes ?? []) : [];
  const isShown = isOpen && found !== undefined && hasWord(words);
  // Behind the hits stands the way to all of them.
  const last = isShown ? hits.length : -1;
  const chosen = Math.min(active, last);

  const leave = (path: string) => {
    setOpen(false);
    setActive(-1);
    field.current?.blur();
    void navigate(path);
  };
  const choose = (index: number) => {
    const path = pathOf(hits[index], words);
    if (path) leave(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && isShown) setActive(around(chosen + move, last));
    else if (event.key === 'Enter') choose(chosen);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.box} role="search" aria-label={t('label')}>
      <input
        {...comboBox(t, id, isShown, chosen)}
        ref={field}
        className={`kern-form-input__input ${styles.input}`}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isShown && <Suggestions id={id} words={words.trim()} hits={hits} chosen={chosen} onChoose={choose} />}
    </div>
  );
}

/** What the field tells of itself and its list. */
function comboBox(t: Translate<(typeof searchTexts)['de']>, id: string, isShown: boolean, chosen: number) {
  return {
    type: 'search',
    role: 'combobox',
    'aria-label': t('label'),
    'aria-expanded': isShown,
    'aria-controls': isShown ? `${id}-list` : undefined,
    'aria-autocomplete': 'list',
    'aria-activedescendant': chosen >= 0 ? `${id}-${chosen}` : undefined,
    'aria-keyshortcuts': '/ Control+K',
    placeholder: t('placeholder'),
    autoComplete: 'off',
    maxLength: LIMITS.searchCharacters,
  } as const;
}

/** The document of what was chosen, or all that is found; null when there is nothing to look for. */
function pathOf(hit: Hit | undefined, words: string): string | null {
  if (hit) return hitPath(hit);
  return hasWord(words) ? searchPath(words) : null;
}

interface SuggestionsProps {
  id: string;
  words: string;
  hits: readonly Hit[];
  chosen: number;
  onChoose: (index: number) => void;
}

function Suggestions({ id, words, hits, chosen, onChoose }: SuggestionsProps) {
  const t = useTexts(searchTexts);
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('suggestions')} className={styles.list}>
      {hits.map((hit, index) => (
        <Suggestion
          key={(hit.comment ?? hit.file ?? hit.document).id}
          id={`${id}-${index}`}
          hit={hit}
          isChosen={index === chosen}
          onChoose={() => onChoose(index)}
        />
      ))}
      <div
        id={`${id}-${hits.length}`}
        role="option"
        tabIndex={-1}
        aria-selected={chosen === hits.length}
        className={styles.option}
        onMouseDown={(event) => event.preventDefault()}
        onMouseUp={() => onChoose(hits.length)}
      >
        {hits.length > 0 ? t('all', { words }) : t('nothing')}
      </div>
    </div>
  );
}

interface SuggestionProps {
  id: string;
  hit: Hit;
  isChosen: boolean;
  onChoose: () => void;
}

function Suggestion({ id, hit, isChosen, onChoose }: SuggestionProps) {
  const t = useTexts(searchTexts);
  const { title, space } = hit.document;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.option}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onMouseUp={onChoose}
    >
      <span className={styles.optionTitle}>
        {hit.kind !== 'DOCUMENT' && <>{t(`kinds.${hit.kind}`)} </>}
        {hit.file ? (
          <Marked text={hit.file.name} ranges={hit.nameRanges} />
        ) : (
          <Marked text={title} ranges={hit.titleRanges} />
        )}
      </span>{' '}
      <span className={styles.optionSpace}>{hit.file ? t('atDocument', { title }) : space.name}</span>
    </div>
  );
}

/** From the field (-1) down to the last one and around. */
function around(place: number, last: number): number {
  if (place > last) return -1;
  return place < -1 ? last : place;
}

/** What is found once somebody pauses in typing; the cache holds answers by their words, so that a late one shows nothing. */
function useSuggestions(words: string, isOpen: boolean): SearchBoxQuery['search'] | undefined {
  const t = useTexts(searchTexts);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [words]);
  const isAsking = isOpen && hasWord(asked);
  const { data, previousData } = useQuery(SearchBoxFind, {
    variables: { words: asked },
    skip: !isAsking,
    fetchPolicy: 'cache-and-network',
  });
  const total = isAsking ? data?.search.totalCount : undefined;
  useEffect(() => {
    if (total !== undefined) announce(total > 0 ? t('count', { count: total }) : t('nothing'));
  }, [total, asked, t]);
  return isAsking ? (data ?? previousData)?.search : undefined;
}
