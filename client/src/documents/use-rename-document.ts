import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { documentTexts } from './documents.i18n.ts';

const RenameDocument = graphql(/* GraphQL */ `
  mutation RenameDocument($input: RenameDocumentInput!) {
    renameDocument(input: $input) {
      id
      title
      updatedAt
    }
  }
`);

/** Gives the document another title and says so; rejects with what the server refuses. */
export function useRenameDocument(documentId: string): (title: string) => Promise<void> {
  const t = useTexts(documentTexts);
  const [renameDocument] = useMutation(RenameDocument);
  return async (title) => {
    await renameDocument({ variables: { input: { documentId, title } } });
    announce(t('renamed', { title }));
  };
}
