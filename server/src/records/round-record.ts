import { createHash } from 'node:crypto';
import type { Answer, Round, RoundSeat } from '@umlauf/shared/circulation/round';
import type { Choice, RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { SeatKind } from '../bodies/body.types.ts';
import type { CirculationRow } from '../circulations/circulation-rows.ts';
import { canonicalJson, type Json } from '../documents/canonical-content.ts';

export const RECORD_FORM = 'umlauf-record-1';

/** Somebody who was asked; moments as RFC 3339 has them. */
export interface RecordedSeat {
  id: string;
  voteId: string;
  kind: SeatKind;
  isEntitled: boolean;
  position: number;
  organisation: string | null;
  /** Null: nobody sat there, or the account is gone. */
  name: string | null;
  askedAt: string | null;
  reachedAt: string | null;
  openedAt: string | null;
  endedAt: string | null;
  /** The seat whose question was handed on to this one; absent: it was asked itself. */
  forwardedFromId?: string;
}

export interface RecordedAnswer {
  id: string;
  seatId: string;
  name: string | null;
  /** Null: a secret ballot. */
  choice: Choice | null;
  remark: string;
  at: string;
  /** Name of the program that gave it for its organisation; absent: a person did. */
  program?: string;
}

/** A further document that went round, and where its text lies in the archive. */
export interface RecordedDocument {
  position: number;
  documentId: string;
  title: string;
  revision: number;
  contentHash: string;
  file: string;
}

/** A file that went round, and where it lies in the archive. */
export interface RecordedAttachment {
  /** To what it was attached: 1 is the round's own text. */
  documentPosition: number;
  name: string;
  mediaType: string;
  bytes: number;
  /** SHA-256 over its bytes. */
  hash: string;
  file: string;
}

/** A round that has ended, with all by which it was decided: `record.json`. */
export interface RoundRecord {
  form: typeof RECORD_FORM;
  round: {
    id: string;
    title: string;
    question: string;
    documentId: string;
    revision: number;
    contentHash: string;
    bodyName: string | null;
    startedBy: string | null;
    startedAt: string;
    deadlineAt: string;
    endedAt: string;
    state: Exclude<CirculationRow['state'], 'RUNNING'>;
    reason: CirculationRow['reason'];
    counts: CirculationRow['counts'];
    withdrawnBecause: string | null;
    /** The round that it follows, and whether the change since then was marked as substantial; absent: it is the first one. */
    former?: { id: string; isSubstantial: boolean };
    /** What else went round; absent: nothing. */
    furtherDocuments?: RecordedDocument[];
    /** Absent: no files. */
    attachments?: RecordedAttachment[];
  };
  rules: { name: string | null; version: number | null; template: string | null; rules: RuleSet };
  seats: RecordedSeat[];
  answers: RecordedAnswer[];
  /** Of a secret round, in the order of the alphabet; null where there are none, or none may be told. */
  ballots: Choice[] | null;
  /** As it was entered in the register; null: nothing was decided. */
  decision: { number: string; outcome: string } | null;
}

/** Parts of a record that are signed one by one, so that whoever checks hears which of them is another one. */
export const RECORD_PARTS = ['round', 'rules', 'seats', 'answers', 'ballots', 'decision'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A value in the one form that everybody makes of it (RFC 8785). */
export function canonical(value: unknown): string {
  return canonicalJson(value as Json);
}

/**
 * What is signed, in lines each with a line feed at its end: the form, the round's id, each file as `sha256sum` writes it,
 * and of each part of the record the hash over its canonical form.
 */
export function signedText(record: RoundRecord, files: ReadonlyMap<string, Uint8Array>): string {
  return [
    RECORD_FORM,
    record.round.id,
    ...[...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}`),
    ...RECORD_PARTS.map((part) => `${part} ${sha256(canonical(record[part]))}`),
    '',
  ].join('\n');
}

/** A record as the function that computes results takes it. */
export function roundOfRecord({ round, rules, seats, answers, ballots }: RoundRecord): Round {
  return {
    rules: rules.rules,
    seats: seats.map(roundSeatOf),
    answers: answers.map(({ id, seatId, choice, at }): Answer => ({
      id,
      seatId,
      choice,
      at: Date.parse(at),
    })),
    ballots: ballots ?? [],
    deadlineAt: Date.parse(round.deadlineAt),
  };
}

function roundSeatOf({
  id,
  voteId,
  kind,
  isEntitled,
  position,
  reachedAt,
  endedAt,
}: RecordedSeat): RoundSeat {
  const moment = (text: string | null) => (text === null ? null : Date.parse(text));
  const isDeputy = kind === 'DEPUTY';
  return {
    id,
    voteId,
    isEntitled,
    isDeputy,
    position,
    reachedAt: moment(reachedAt),
    endedAt: moment(endedAt),
  };
}
