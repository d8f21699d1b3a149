/** What is held: each of these over each space, with `@live`. */
const SPACE_SHAPES = [
  'query Documents($spaceId: ID!) @live { space(id: $spaceId) { id name documents(first: 20) { nodes { id title updatedAt } } } }',
  'query Members($spaceId: ID!) @live { space(id: $spaceId) { id members(first: 20) { totalCount nodes { role account { id name } } } } }',
  'query Latest($spaceId: ID!) @live { space(id: $spaceId) { id name latestEvents(first: 5) { type subjectName at } } }',
];
const DOCUMENT_SHAPES = [
  'query Head($documentId: ID!) @live { document(id: $documentId) { id title revision createdBy { name } space { name } } }',
  'query Text($documentId: ID!) @live { document(id: $documentId) { title text textRevision } }',
];

export const SHAPES_EACH = SPACE_SHAPES.length + DOCUMENT_SHAPES.length;

/** A space with its document that is written in. */
export interface Place {
  spaceId: string;
  documentId: string;
}

export interface Held {
  query: string;
  variables: Record<string, string>;
}

/** All shapes of one space. */
export function shapesOf({ spaceId, documentId }: Place): Held[] {
  return [
    ...SPACE_SHAPES.map((query) => ({ query, variables: { spaceId } })),
    ...DOCUMENT_SHAPES.map((query) => ({ query, variables: { documentId } })),
  ];
}
