import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useTexts } from '../../platform/i18n/texts.ts';
import { announce } from '../../platform/ui/announcer.tsx';
import { editorTexts } from './editor.i18n.ts';
import styles from './found-documents.module.css';
import { linkAddress } from './link-address.ts';

const PAUSE_MILLISECONDS = 250;
const LONGEST = 200;

const DocumentsToLink = graphql(/* GraphQL */ `
  query DocumentsToLink($words: String!) {
    search(query: $words, first: 6, filter: { kind: DOCUMENT }) {
      nodes {
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

interface FoundDocumentsProps {
  /** What somebody typed: an address finds nothing. */
  words: string;
  onChoose: (document: { id: string; title: string }) => void;
}

/** Documents that the viewer may read and finds by these words, to link to. */
export function FoundDocuments({ words, onChoose }: FoundDocumentsProps) {
  const t = useTexts(editorTexts);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(searchable(words)), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [words]);
  const { data, previousData } = useQuery(DocumentsToLink, {
    variables: { words: asked },
    skip: asked === '',
    fetchPolicy: 'network-only',
  });
  // What was found before stays while more is being asked: a list that comes and goes cannot be chosen from.
  const found =
    asked === '' ? undefined : (data ?? previousData)?.search.nodes.map(({ document }) => document);
  const count = found?.length;
  useEffect(() => {
    if (count !== undefined) announce(t('link.found', { count }));
  }, [count, asked, t]);
  if (!found || found.length === 0) return null;
  return (
    <div className={styles.found}>
      <p id="documents-to-link">{t('link.documents')}</p>
      <ul aria-labelledby="documents-to-link">
        {found.map(({ id, title, space }) => (
          <li key={id}>
            <button type="button" className={styles.choice} onClick={() => onChoose({ id, title })}>
              <span className={styles.title}>{title}</span> <small>{space.name}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Words to look for; empty for an address, and for what no search takes. */
function searchable(words: string): string {
  const typed = words.trim();
  const isSearched = linkAddress(typed) === null && /[\p{L}\p{N}]/u.test(typed);
  return isSearched && typed.length <= LONGEST ? typed : '';
}
