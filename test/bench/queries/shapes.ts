/** What is asked, in each server's own words; each answer has 50 documents with their authors. */
export type ShapeName = 'spaces' | 'space';
/** `unwalled`: Umlauf on a database whose row-level security is switched off. */
export type PeerName = 'umlauf' | 'unwalled' | 'postgraphile' | 'plain';

export interface Shape {
  name: ShapeName;
  title: string;
  /** How many spaces and documents of each the answer shows. */
  spaces: number;
  documents: number;
}

export const SHAPES: readonly Shape[] = [
  { name: 'spaces', title: '10 spaces × 5 documents × author', spaces: 10, documents: 5 },
  { name: 'space', title: '1 space × 50 documents × author', spaces: 1, documents: 50 },
];

const DOCUMENT = 'id title updatedAt createdBy { id name }';
const PEER_DOCUMENT = 'rowId title updatedAt accountByCreatedById { rowId name }';
const PEER_DOCUMENTS = (first: number) =>
  `documentsBySpaceId(first: ${first}, orderBy: [POSITION_ASC, ROW_ID_ASC], condition: { trashedAt: null }) { nodes { ${PEER_DOCUMENT} } }`;

const OPERATIONS: Record<'umlauf' | 'postgraphile', Record<ShapeName, string>> = {
  umlauf: {
    spaces: `query Spaces { spaces(first: 10) { nodes { id name documents(first: 5) { nodes { ${DOCUMENT} } } } } }`,
    space: `query Space($id: ID!) { space(id: $id) { id name documents(first: 50) { nodes { ${DOCUMENT} } } } }`,
  },
  postgraphile: {
    spaces: `query Spaces { allSpaces(first: 10, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { rowId name ${PEER_DOCUMENTS(5)} } } }`,
    space: `query Space($id: String!) { spaceByRowId(rowId: $id) { rowId name ${PEER_DOCUMENTS(50)} } }`,
  },
};

/** The body of a request; `id` for the shape that names a space. */
export function bodyOf(peer: PeerName, shape: ShapeName, id: string): string {
  const named = shape === 'space' ? { id } : {};
  if (peer === 'plain') return JSON.stringify({ shape, ...named });
  const { [shape]: query } = OPERATIONS[peer === 'unwalled' ? 'umlauf' : peer];
  return JSON.stringify({ query, variables: named });
}

const MOMENT = `to_char(d.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const DOCUMENTS_OF = (first: number) => `(
  select coalesce(json_agg(json_build_object('id', d.id, 'title', d.title, 'updatedAt', ${MOMENT},
    'createdBy', case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end)
    order by d.position, d.id), '[]')
  from (select * from document where space_id = s.id and trashed_at is null order by position, id limit ${first}) d
  left join account a on a.id = d.created_by_id)`;
const SPACE = (first: number) =>
  `json_build_object('id', s.id, 'name', s.name, 'documents', json_build_object('nodes', ${DOCUMENTS_OF(first)}))`;

/** The hand-written server's statements: the whole answer as text. */
export const STATEMENTS: Record<ShapeName, string> = {
  spaces: `select json_build_object('data', json_build_object('spaces', json_build_object('nodes',
    coalesce(json_agg(${SPACE(5)} order by s.name, s.id), '[]'))))::text as answer
    from (select * from space order by name, id limit 10) s`,
  space: `select json_build_object('data', json_build_object('space',
    (select ${SPACE(50)} from space s where s.id = $1)))::text as answer`,
};

/** The documents of an answer as `title|author`, whatever its words: what must be equal at every peer. */
export function documentsIn(answer: string): string[] {
  const { data, errors } = JSON.parse(answer);
  if (errors) throw new Error(answer.slice(0, 500));
  const { spaces, allSpaces, space, spaceByRowId } = data;
  const found = (spaces ?? allSpaces)?.nodes ?? [space ?? spaceByRowId];
  return found.flatMap((one: any) =>
    (one.documents ?? one.documentsBySpaceId).nodes.map(
      (document: any) =>
        `${document.title}|${(document.createdBy ?? document.accountByCreatedById).name}|${Date.parse(document.updatedAt)}`,
    ),
  );
}
