import { useQuery } from '@apollo/client/react';
import type { Editor } from '@tiptap/core';
import { isSpaceRole, roleEnds } from '@umlauf/shared/roles';
import { useEffect, useState } from 'react';
import type { DocumentEntriesQuery as Answer } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useAllPages } from '../../platform/apollo/use-all-pages.ts';
import { useLiveQuery } from '../../platform/apollo/use-live-query.ts';
import type { KnownEntries } from './known-entries.ts';
import { SoughtEntry } from './sought-entry.tsx';
import { useMargins } from './use-margins.ts';

const DocumentEntries = graphql(/* GraphQL */ `
  query DocumentEntries($documentId: ID!, $after: String) @live {
    document(id: $documentId) {
      id
      entries(first: 100, after: $after) {
        nodes {
          id
          number
          ...EntryMargin_entry
          withoutQuorum
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const ResponsiblePeople = graphql(/* GraphQL */ `
  query ResponsiblePeople($documentId: ID!, $after: String) {
    document(id: $documentId) {
      id
      space {
        id
        members(first: 100, after: $after) {
          edges {
            node {
              account {
                id
                name
                kind
              }
              role
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

type Nodes = NonNullable<Answer['document']>['entries']['nodes'];

interface EntryFactsProps {
  documentId: string;
  known: KnownEntries;
  editor: Editor | null;
}

/** Asks for what the views of entries show beside the text, page by page; shows nothing itself. */
export function EntryFacts({ documentId, known, editor }: EntryFactsProps) {
  const { data, fetchMore } = useQuery(ResponsiblePeople, { variables: { documentId } });
  useAllPages(data?.document?.space.members, (after) => fetchMore({ variables: { after } }));
  const [pages, setPages] = useState<Record<string, Nodes>>({});
  const marginOf = useMargins();
  useEffect(() => {
    const members = data?.document?.space.members;
    const entries = Object.values(pages).flat();
    known.set({
      numbers: new Map(entries.map(({ id, number }) => [id, number])),
      margins: new Map(entries.flatMap((entry) => marginOf(entry))),
      withoutQuorum: new Set(entries.filter(({ withoutQuorum }) => withoutQuorum).map(({ id }) => id)),
      // As the server sees it, guests and programs may be responsible: they are not offered, but no strangers either.
      people: (members?.edges ?? []).map(({ node: { role, account } }) => ({
        id: account.id,
        name: account.name,
        isOffered: isSpaceRole(role) && !roleEnds(role) && account.kind === 'PERSON',
      })),
      areAllKnown: members?.pageInfo.hasNextPage === false,
    });
  }, [data, pages, known, marginOf]);
  return (
    <>
      {editor && <SoughtEntry editor={editor} known={known} />}
      <EntryPage
        documentId={documentId}
        after={null}
        onPage={(after, entries) => setPages((before) => ({ ...before, [after ?? '']: entries }))}
      />
    </>
  );
}

interface EntryPageProps {
  documentId: string;
  after: string | null;
  onPage: (after: string | null, entries: Nodes) => void;
}

function EntryPage({ documentId, after, onPage }: EntryPageProps) {
  const { data, previousData } = useLiveQuery(DocumentEntries, { documentId, after });
  const entries = (data ?? previousData)?.document?.entries;
  useEffect(() => {
    if (entries) onPage(after, entries.nodes);
    // Who hears of it is another function in each rendering.
    // oxlint-disable-next-line exhaustive-deps
  }, [entries, after]);
  if (!entries?.pageInfo.hasNextPage) return null;
  return <EntryPage documentId={documentId} after={entries.pageInfo.endCursor} onPage={onPage} />;
}
