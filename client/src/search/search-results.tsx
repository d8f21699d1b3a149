import { Link } from 'react-router';
import type { SearchResults_HitFragment } from '../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Marked } from './marked.tsx';
import { hitPath } from './search-words.ts';
import styles from './search.module.css';
import { searchTexts } from './search.i18n.ts';

export const SearchResults_hit = graphql(/* GraphQL */ `
  fragment SearchResults_hit on SearchHit {
    kind
    comment {
      id
      createdAt
      author {
        id
        name
      }
    }
    file {
      id
      name
      downloadPath
      createdAt
      createdBy {
        id
        name
      }
    }
    matchedIn
    titleRanges {
      start
      length
    }
    nameRanges {
      start
      length
    }
    passages {
      text
      page
      ranges {
        start
        length
      }
    }
    document {
      id
      title
      updatedAt
      space {
        id
        name
      }
      createdBy {
        id
        name
      }
    }
  }
`);

interface SearchResultsProps {
  hits: readonly FragmentType<typeof SearchResults_hit>[];
  onChooseAuthor: (accountId: string) => void;
}

/** What was found, each with its passages. */
export function SearchResults({ hits, onChooseAuthor }: SearchResultsProps) {
  const t = useTexts(searchTexts);
  return (
    <ol className={rowStyles.rows} aria-label={t('list')}>
      {readFragment(SearchResults_hit, hits).map((hit) => (
        <li key={(hit.comment ?? hit.file ?? hit.document).id} className={styles.hit}>
          <Headline hit={hit} />
          <Passages hit={hit} />
          <Detail hit={hit} onChooseAuthor={onChooseAuthor} />
        </li>
      ))}
    </ol>
  );
}

type Hit = SearchResults_HitFragment;

function Headline({ hit }: { hit: Hit }) {
  const t = useTexts(searchTexts);
  const { kind, file, document } = hit;
  return (
    <h2>
      <Link to={hitPath(hit)}>
        {kind !== 'DOCUMENT' && <>{t(`kinds.${kind}`)} </>}
        {file ? (
          <Marked text={file.name} ranges={hit.nameRanges} />
        ) : (
          <Marked text={document.title} ranges={hit.titleRanges} />
        )}
      </Link>
    </h2>
  );
}

function Passages({ hit: { kind, matchedIn, passages } }: { hit: Hit }) {
  const t = useTexts(searchTexts);
  // The name is the headline already.
  if (kind === 'FILE' && !matchedIn.includes('FILE_TEXT')) return null;
  return passages.map(({ text, page, ranges }) => (
    <p key={text} className={styles.passage}>
      {page !== null && <span className={styles.page}>{t('page', { page })} </span>}
      <Marked text={text} ranges={ranges} />
    </p>
  ));
}

/** Where it belongs, whose it is, and since when. */
function Detail({ hit, onChooseAuthor }: { hit: Hit } & Pick<SearchResultsProps, 'onChooseAuthor'>) {
  const t = useTexts(searchTexts);
  const { comment, file, document } = hit;
  const author = comment ? comment.author : file ? file.createdBy : document.createdBy;
  return (
    <p className={rowStyles.detail}>
      {file && <>{t('atDocument', { title: document.title })} </>}
      {t('in', { space: document.space.name })}
      {author && (
        <>
          {' · '}
          <button
            type="button"
            className={styles.author}
            aria-label={t('onlyBy', { name: author.name })}
            onClick={() => onChooseAuthor(author.id)}
          >
            {author.name}
          </button>
        </>
      )}
      {' · '}
      <Moment at={(comment ?? file)?.createdAt ?? document.updatedAt} />
      {file && (
        <>
          {' · '}
          <a href={file.downloadPath} download={file.name} aria-label={t('download', { name: file.name })}>
            {t('downloadShort')}
          </a>
        </>
      )}
    </p>
  );
}
