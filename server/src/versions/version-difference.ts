import type { GraphQLResolveInfo } from 'graphql';
import type { Coediting } from '../coediting/coediting.ts';
import { type WriterClocks, writersSince } from '../documents/block-writers.ts';
import { accountsOfClients } from '../documents/clients.loaders.ts';
import type { DifferenceLine as PlainLine } from '../documents/document-difference.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { DifferenceLine, DocumentDifference } from './difference.types.ts';
import { contentOfVersion, versionsById } from './list-versions.ts';
import type { DocumentVersion } from './version.types.ts';

/** The state up to which a difference is told. */
interface Later {
  revision: number;
  hash: string;
  content: string;
  clocks: WriterClocks;
}

/** What compares. */
export interface Comparing {
  coediting: Coediting;
  work: TextWork;
}

/** What became of the version until another one of the same document, or until now. */
export async function differenceSince(
  { coediting, work }: Comparing,
  from: DocumentVersion,
  toId: string | null,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DocumentDifference> {
  const former = await contentOfVersion(from.id, context);
  if (!former) throw new AppError('NOT_FOUND');
  const later = toId === null ? await present({ coediting, work }, from) : await another(from, toId, context);
  bearText(former.content, info, context);
  bearText(later.content, info, context);
  const { lines, ...counts } = await work.run('difference', former.content, later.content);
  return {
    toRevision: later.revision,
    toContentHash: later.hash,
    isEmpty: later.hash === from.contentHash,
    ...counts,
    lines: await withWriters(lines, from.documentId, former.clocks, later.clocks, context),
  };
}

async function present({ coediting, work }: Comparing, { documentId }: DocumentVersion): Promise<Later> {
  const state = await coediting.state(documentId);
  if (!state) throw new AppError('GONE', { reason: 'IN_BIN' });
  const snapshot = await work.run('snapshot', [state.state]);
  return { revision: state.revision, ...snapshot };
}

async function another({ documentId }: DocumentVersion, toId: string, context: Context): Promise<Later> {
  const version = isId('vsn', toId) ? await context.fetch(versionsById, toId) : null;
  const kept = version?.documentId === documentId ? await contentOfVersion(toId, context) : null;
  if (!version || !kept) throw new AppError('NOT_FOUND');
  return { revision: version.revision, hash: version.contentHash, ...kept };
}

async function withWriters(
  lines: readonly PlainLine[],
  documentId: string,
  former: WriterClocks,
  later: WriterClocks,
  context: Context,
): Promise<DifferenceLine[]> {
  const clientsOf = ({ change, block }: PlainLine): number[] =>
    change === 'KEPT' || block === null ? [] : writersSince(later.blocks[block] ?? {}, former.all);
  const clients = lines.map(clientsOf);
  const accounts = await accountsOfClients(documentId, [...new Set(clients.flat())], context);
  return lines.map((line, index) => {
    // Somebody writes under a clientID of their own on each device and day.
    const writers = new Map(
      clients[index]!.flatMap((client) => accounts.get(client) ?? []).map((account) => [account.id, account]),
    );
    return { ...line, writers: [...writers.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  });
}
