import type { TextWork } from '../documents/text-thread.ts';
import type { DocumentDifference } from '../versions/difference.types.ts';

/** From one text in the canonical form to another, without names. */
export async function differenceBetween(
  work: TextWork,
  former: string,
  present: string,
  { revision, contentHash }: { revision: number; contentHash: string },
): Promise<DocumentDifference> {
  const { lines, ...counts } = await work.run('difference', former, present);
  return {
    toRevision: revision,
    toContentHash: contentHash,
    isEmpty: former === present,
    ...counts,
    lines: lines.map((line) => ({ ...line, writers: [] })),
  };
}
