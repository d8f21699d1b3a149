import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Marked } from './marked.tsx';
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
      createdAt
      createdBy {
        id
        name
      }
    }
    titleRanges {
      start
      length
    }
    passages {
      text
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
      {readFragment(SearchResults_hit, hits).map(
        ({ kind, comment, file, document, titleRanges, passages }) => {
          const author = comment ? comment.author : file ? file.createdBy : document.createdBy;
          return (
            <li key={(comment ?? file ?? document).id} className={styles.hit}>
              <h2>
                <Link to={`/documents/${document.id}`}>
                  {kind !== 'DOCUMENT' && <>{t(`kinds.${kind}`)} </>}
                  <Marked text={document.title} ranges={titleRanges} />
                </Link>
              </h2>
              {passages.map((passage) => (
                <p key={passage.text} className={styles.passage}>
                  <Marked text={passage.text} ranges={passage.ranges} />
                </p>
              ))}
              <p className={rowStyles.detail}>
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
              </p>
            </li>
          );
        },
      )}
    </ol>
  );
}
