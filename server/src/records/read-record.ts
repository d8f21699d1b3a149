import { accountsById } from '../accounts/account.loaders.ts';
import { authorizeCirculation } from '../circulations/circulation.policy.ts';
import { isEntitled, readRound, type LockedRound } from '../circulations/circulation-rows.ts';
import {
  furtherDocuments,
  roundAttachments,
  type AttachedToRound,
  type FurtherDocument,
} from '../circulations/round-documents.ts';
import { decisionsOfRounds } from '../decisions/list-decisions.ts';
import { pictureIds } from '../exports/document-pictures.ts';
import type { AttachedFile } from '../files/attached-file.types.ts';
import { FILE_COLUMNS, fileOf, type FileRow } from '../files/file-rows.ts';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { RECORD_FORM, type RoundRecord } from './round-record.ts';

/** A record, and the text that went round in its canonical form. */
export interface ReadRecord {
  record: RoundRecord;
  content: string;
  /** Texts of further documents in their canonical forms, in the order of `record.round.furtherDocuments`. */
  further: string[];
  endedAt: Date;
  /** Those of its pictures, in the order of the text: whoever reads what went round sees them. */
  files: AttachedFile[];
}

/**
 * The record of a round that has ended, for somebody who reads the round; names as they are shown to them. Throws NOT_FOUND
 * when they do not read it, also when there is none, and while it is under way.
 */
export async function readRecord(id: string, context: Context): Promise<ReadRecord> {
  const viewer = context.signedIn;
  const { found, content, further, attachments, files } = await context.transaction(async (transaction) => {
    await authorizeCirculation(transaction, viewer, id);
    return transaction.asHouse(async () => {
      const [row] = await transaction.sql<{ content: string }>(
        'select content from circulation where id = $1',
        [id],
      );
      const found = (await readRound(transaction, id))!;
      const further = await furtherDocuments(transaction, id);
      const texts = [{ documentId: found.row.documentId, content: row!.content }, ...further];
      const files = await picturesOf(transaction, texts);
      return {
        ...{ found, content: row!.content, further, files },
        attachments: await roundAttachments(transaction, id),
      };
    });
  });
  const { row } = found;
  if (row.state === 'RUNNING' || !row.endedAt) throw new AppError('NOT_FOUND');
  const nameOf = async (accountId: string | null) =>
    accountId === null ? null : ((await context.fetch(accountsById, accountId))?.name ?? null);
  const decision = await context.fetch(decisionsOfRounds, id);
  const record: RoundRecord = {
    form: RECORD_FORM,
    round: { ...(await roundOf(found, nameOf)), ...whatElse(further, attachments) },
    rules: {
      ...{ name: row.ruleSetName, version: row.ruleSetVersion, template: row.template, rules: row.rules },
    },
    seats: await seatsOf(found, nameOf),
    answers: await answersOf(found, nameOf),
    ballots: ballotsOf(found),
    decision: decision && { number: decision.number, outcome: decision.outcome },
  };
  return { record, content, further: further.map((each) => each.content), endedAt: row.endedAt, files };
}

/** The pictures of these texts, in their order, as far as they belong to what went round. */
async function picturesOf(
  { sql }: Pick<Transaction, 'sql'>,
  texts: readonly { documentId: string; content: string }[],
): Promise<AttachedFile[]> {
  const wanted = texts.flatMap(({ content }) => pictureIds(content)).slice(0, LIMITS.exportedPictures);
  if (wanted.length === 0) return [];
  const rows = await sql<FileRow>(
    `select ${FILE_COLUMNS} from file f where f.id = any($1) and f.document_id = any($2)
     order by array_position($1, f.id)`,
    [wanted, texts.map(({ documentId }) => documentId)],
  );
  return rows.map(fileOf);
}

/** Absent where there is nothing, so that records of before are as they were signed. */
function whatElse(
  further: readonly FurtherDocument[],
  attachments: readonly AttachedToRound[],
): Pick<RoundRecord['round'], 'furtherDocuments' | 'attachments'> {
  const documents = further.map(({ documentId, position, title, revision, contentHash }) => ({
    ...{ documentId, position, title, revision, contentHash },
    file: `document-${position}.json`,
  }));
  // Its name is one that every system lets a file have: what comes in is cleaned.
  const files = attachments.map(({ documentPosition, name, mediaType, bytes, hash }, index) => ({
    ...{ documentPosition, name, mediaType, bytes, hash },
    file: `attachments/${index + 1}-${name}`,
  }));
  return {
    ...(documents.length > 0 && { furtherDocuments: documents }),
    ...(files.length > 0 && { attachments: files }),
  };
}

type NameOf = (accountId: string | null) => Promise<string | null>;

async function roundOf({ row }: LockedRound, nameOf: NameOf): Promise<RoundRecord['round']> {
  const { id, title, question, documentId, revision, contentHash, bodyName } = row;
  return {
    ...{ id, title, question, documentId, revision, contentHash, bodyName },
    startedBy: await nameOf(row.startedById),
    startedAt: row.startedAt.toISOString(),
    deadlineAt: row.deadlineAt.toISOString(),
    endedAt: row.endedAt!.toISOString(),
    state: row.state as RoundRecord['round']['state'],
    reason: row.reason,
    counts: row.counts,
    withdrawnBecause: row.withdrawnBecause,
    // Absent where there is none, so that records of before are as they were signed.
    ...(row.formerId && { former: { id: row.formerId, isSubstantial: row.isSubstantial! } }),
  };
}

function seatsOf({ seats }: LockedRound, nameOf: NameOf): Promise<RoundRecord['seats']> {
  const moment = (at: Date | null) => at?.toISOString() ?? null;
  return Promise.all(
    seats.map(async ({ id, voteId, kind, position, ...seat }) => ({
      ...{ id, voteId, kind, isEntitled: isEntitled(kind), position },
      organisation: seat.organisationName,
      name: seat.guestName ?? (await nameOf(seat.accountId)),
      askedAt: moment(seat.askedAt),
      reachedAt: moment(seat.reachedAt),
      openedAt: moment(seat.openedAt),
      endedAt: moment(seat.endedAt),
      ...(seat.forwardedFromId && { forwardedFromId: seat.forwardedFromId }),
    })),
  );
}

function answersOf({ answers, seats }: LockedRound, nameOf: NameOf): Promise<RoundRecord['answers']> {
  const guests = new Map(seats.map(({ id, guestName }) => [id, guestName]));
  return Promise.all(
    answers.map(async ({ id, seatId, accountId, choice, remark, at, program }) => ({
      ...{ id, seatId, choice, remark, at: at.toISOString() },
      name: guests.get(seatId) ?? (await nameOf(accountId)),
      ...(program !== null && { program }),
    })),
  );
}

/** They say what the counts say, and no more. Where somebody stopped the round or withdrew it, the counts say nothing. */
function ballotsOf({ row, round }: LockedRound): RoundRecord['ballots'] {
  const isTold = row.rules.secret && row.state !== 'STOPPED' && row.state !== 'WITHDRAWN';
  return isTold ? [...round.ballots].toSorted() : null;
}
