import * as Y from 'yjs';
import type { SeededSpace } from './seed.ts';
import type { TestHub } from './hub.ts';

const HOUR = 3_600_000;

/** A document with a log of its own making. */
export interface AgedLog {
  id: string;
  space: SeededSpace;
  /** As its only writer has it. */
  doc: Y.Doc;
  /** Commits one more group now. */
  write(change: (content: Y.XmlFragment) => void): Promise<void>;
}

/** So many hours ago, by the clock's whole hours: 30.5 is half past the hour that began 31 whole hours ago. */
export function hoursAgo(hours: number): Date {
  return new Date((Math.floor(Date.now() / HOUR) - hours) * HOUR);
}

/** A document whose rows were committed at these times: a paragraph each, with the row's number, below the others. */
export async function agedLog(hub: TestHub, times: readonly Date[], space?: SeededSpace): Promise<AgedLog> {
  const seeded = await hub.seed.document(space ? { space } : {});
  const { id } = seeded;
  const doc = new Y.Doc();
  const write = async (change: (content: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc.getXmlFragment('content')));
    const update = Y.encodeStateAsUpdate(doc, before);
    const newWriters = [{ clientId: doc.clientID, accountId: seeded.space.lead.id }];
    const { documentLog } = hub.server.hub;
    await documentLog.append([{ documentId: id, update, newWriters, writers: [seeded.space.lead.id] }]);
  };
  for (const index of times.keys()) await write((content) => addParagraph(content, `Absatz ${index + 1}`));
  await hub.sql(
    `update document_update u set created_at = n.at from unnest($2::timestamptz[]) with ordinality as n (at, revision)
     where u.document_id = $1 and u.revision = n.revision`,
    [id, times],
  );
  return { id, space: seeded.space, doc, write };
}

export function addParagraph(content: Y.XmlFragment, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  content.push([paragraph]);
}
