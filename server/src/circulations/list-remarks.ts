import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { ANSWER_COLUMNS, type AnswerRow } from './circulation-rows.ts';
import type { Circulation, CirculationSeat } from './circulation.types.ts';
import { circulationsById } from './list-circulations.ts';
import { CirculationRemark, CirculationRemarkAnswer } from './next-round.types.ts';

const OUTCOMES: Statement = {
  name: 'outcomes-of-remarks',
  text: `select distinct on (answer_id) answer_id as "answerId", outcome, reason from circulation_remark_outcome
    where answer_id = any($1) order by answer_id, decided_at desc`,
};

/** By answer, what became of its remark: in the newest of the rounds that followed. */
export async function outcomesOfAnswers(
  read: Read,
  answerIds: readonly string[],
): Promise<Map<string, CirculationRemarkAnswer>> {
  const rows = await read<CirculationRemarkAnswer & { answerId: string }>(OUTCOMES, [answerIds]);
  return new Map(rows.map((row) => [row.answerId, Object.assign(new CirculationRemarkAnswer(), row)]));
}

const NEXT: Statement = {
  name: 'next-rounds',
  text: `select distinct on (former_id) former_id as "formerId", id from circulation where former_id = any($1)
    order by former_id, started_at desc, id desc`,
};

/** By round, the newest that follows it, as far as the viewer reads that. */
export async function nextRounds(
  read: Read,
  formerIds: readonly string[],
): Promise<Map<string, Circulation>> {
  const rows = await read<{ formerId: string; id: string }>(NEXT, [formerIds]);
  const rounds = await circulationsById(
    read,
    rows.map(({ id }) => id),
  );
  return new Map(rows.flatMap(({ formerId, id }) => (rounds.has(id) ? [[formerId, rounds.get(id)!]] : [])));
}

/** The remarks that stand in a round, in the order of their places. In a secret one they stand alone. */
export function remarksOf(
  { id: circulationId, rules }: Pick<Circulation, 'id' | 'rules'>,
  seats: readonly CirculationSeat[],
): CirculationRemark[] {
  const remarks = seats.flatMap(({ answer, organisationName, guestName, position }) =>
    answer?.remark
      ? [
          Object.assign(new CirculationRemark(), {
            ...{ id: answer.id, choice: answer.choice, remark: answer.remark, circulationId },
            organisationName: rules.secret ? null : organisationName,
            guestName: rules.secret ? null : guestName,
            saidById: answer.accountId,
            isSecret: rules.secret,
            place: rules.secret ? '' : String(position).padStart(6, '0'),
          }),
        ]
      : [],
  );
  const orderOf = ({ place, id }: CirculationRemark) => place + id;
  return remarks.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const OWN: Statement = {
  name: 'former-remarks-of-guest-link',
  text: `select ${ANSWER_COLUMNS} from circulation_answer a where a.id = any((select app_guest_answers())::text[])
    order by a.id`,
};

/** What whoever bears a link said in the round before, and what became of it, read by the link's own rights. */
export async function formerRemarksOfGuest(read: Read): Promise<CirculationRemark[]> {
  const rows = await read<AnswerRow>(OWN, []);
  const outcomes = await outcomesOfAnswers(
    read,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, choice, remark, circulationId }) =>
    Object.assign(new CirculationRemark(), {
      ...{ id, choice, remark, circulationId },
      ...{ organisationName: null, guestName: null, saidById: null, isSecret: false },
      ...{ place: '', known: outcomes.get(id) ?? null },
    }),
  );
}
