import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { movingTexts } from './moving.i18n.ts';
import { buildTree, type TreeEntry, type TreeNode } from './tree.ts';

const MoveParents = graphql(/* GraphQL */ `
  query MoveParents($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      documents(first: 100, after: $after, inBin: false) {
        edges {
          node {
            id
            title
            parentId
            position
            trashedAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

interface ParentFieldProps {
  spaceId: string;
  /** Null: at the top. */
  value: string | null;
  onChange: (parentId: string | null) => void;
}

/** Under which document of the space something shall stand. */
export function ParentField({ spaceId, value, onChange }: ParentFieldProps) {
  const t = useTexts(movingTexts);
  const ui = useTexts(uiTexts);
  const { data, fetchMore } = useQuery(MoveParents, { variables: { spaceId } });
  const documents = data?.space?.documents;
  useAllPages(documents, (after) => fetchMore({ variables: { after } }));
  const tree = buildTree(documents?.edges.map(({ node }) => node) ?? []);
  return (
    <SelectField
      label={t('parent')}
      optional={ui('optional')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{t('atTop')}</option>
      {indented(tree).map(({ id, title, depth }) => (
        <option key={id} value={id}>
          {'\u2003'.repeat(depth) + title}
        </option>
      ))}
    </SelectField>
  );
}

function indented<T extends TreeEntry & { title: string }>(
  nodes: readonly TreeNode<T>[],
  depth = 0,
): { id: string; title: string; depth: number }[] {
  return nodes.flatMap(({ entry: { id, title }, children }) => [
    { id, title, depth },
    ...indented(children, depth + 1),
  ]);
}
