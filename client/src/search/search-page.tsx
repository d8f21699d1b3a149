import { useState } from 'react';
import { graphql, readFragment } from '../gql/index.ts';
import type { SearchPageQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { filterOf, isNarrowed, type SearchChoice, useSearchChoice } from './search-choice.ts';
import { SearchFilterForm } from './search-filter.tsx';
import { SearchResults, SearchResults_hit } from './search-results.tsx';
import { hasWord } from './search-words.ts';
import { searchTexts } from './search.i18n.ts';

const SearchPageFind = graphql(/* GraphQL */ `
  query SearchPage($words: String!, $filter: SearchFilter, $after: String) @live {
    search(query: $words, filter: $filter, first: 20, after: $after) {
      totalCount
      ignoredWords
      similarWords {
        typed
        found
      }
      nodes {
        ...SearchResults_hit
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** All that is found by the words in the address, as long as the page is open. */
export function SearchPage() {
  const t = useTexts(searchTexts);
  const [choice, choose] = useSearchChoice();
  const words = choice.q.trim();
  if (!hasWord(words)) {
    return (
      <>
        <PageHeading title={t('title')} />
        <Sheet>
          <p>{t('ask')}</p>
        </Sheet>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('titleFor', { words })} />
      <Sheet>
        <Found words={words} choice={choice} onChoose={choose} />
      </Sheet>
    </>
  );
}

interface FoundProps {
  words: string;
  choice: SearchChoice;
  onChoose: (change: Partial<SearchChoice>) => void;
}

function Found({ words, choice, onChoose }: FoundProps) {
  const t = useTexts(searchTexts);
  const [after, setAfter] = usePlace(JSON.stringify(choice));
  const { data, previousData, error, refetch } = useLiveQuery(SearchPageFind, {
    words,
    filter: filterOf(choice),
    after,
  });
  const tooMuch = useTooMuch(error);
  const page = tooMuch ? undefined : (data ?? previousData)?.search;
  const authors = readFragment(SearchResults_hit, page?.nodes ?? []).map((hit) => hit.document.createdBy);
  const authorName = authors.find((author) => author?.id === choice.author)?.name ?? null;
  return (
    <>
      <SearchFilterForm choice={choice} authorName={authorName} onChoose={onChoose} />
      {tooMuch && <Alert kind="warning" title={tooMuch} urgent />}
      {!page &&
        !tooMuch &&
        (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {page && <Outcome page={page} isNarrowed={isNarrowed(choice)} />}
      {page && page.nodes.length > 0 && (
        <SearchResults hits={page.nodes} onChooseAuthor={(author) => onChoose({ author })} />
      )}
      <p className={rowStyles.more}>
        {after !== null && <Button onClick={() => setAfter(null)}>{t('first')}</Button>}{' '}
        {page?.pageInfo.hasNextPage && (
          <Button onClick={() => setAfter(page.pageInfo.endCursor ?? null)}>{t('more')}</Button>
        )}
      </p>
    </>
  );
}

/** What to do about more words than are looked for; null when that is not what is wrong. */
function useTooMuch(error: unknown): string | null {
  const t = useTexts(searchTexts);
  const failure = error ? toFailure(error) : null;
  if (failure?.code !== 'LIMIT') return null;
  const { limit, max } = failure.facts;
  if (limit !== 'words' && limit !== 'query') return null;
  return t(limit === 'words' ? 'tooManyWords' : 'tooLong', { max: max ?? 0 });
}

/** The cursor behind which the page begins; another question begins at its beginning. */
function usePlace(question: string): [string | null, (after: string | null) => void] {
  const [place, setPlace] = useState<{ question: string; after: string | null }>({ question, after: null });
  return [place.question === question ? place.after : null, (after) => setPlace({ question, after })];
}

/** How much was found, and by what when not by the words as they were typed. */
function Outcome({ page, isNarrowed }: { page: SearchPageQuery['search']; isNarrowed: boolean }) {
  const t = useTexts(searchTexts);
  const { totalCount, similarWords, ignoredWords } = page;
  const ignored = ignoredWords.join(', ');
  return (
    <div role="status">
      <p>{totalCount > 0 ? t('count', { count: totalCount }) : t('nothing')}</p>
      {similarWords.map(({ typed, found }) => (
        <p key={typed}>{t('similar', { words: `„${typed}“`, found: found.join(', ') })}</p>
      ))}
      {ignored && <p>{t('ignored', { words: ignored })}</p>}
      {totalCount === 0 && <p>{t(isNarrowed ? 'nothingNarrowed' : 'nothingHelp')}</p>}
    </div>
  );
}
