import { computeResult } from '@umlauf/shared/circulation/compute-result';
import { participationIn } from '@umlauf/shared/circulation/replay-answers';
import type { Ignored } from '@umlauf/shared/circulation/round';
import { databaseNow } from '../platform/clock.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import {
  ANSWER_COLUMNS,
  roundOf,
  SEAT_COLUMNS,
  type AnswerRow,
  type CirculationRow,
  type SeatRow,
} from './circulation-rows.ts';
import { CirculationAnswer, CirculationSeat, type CirculationStanding } from './circulation.types.ts';
import { standingAnswer } from './next-round.ts';

/** A round as far as everybody who reads it may know: who is asked and answered, and how it stands. */
export interface KnownRound {
  seats: CirculationSeat[];
  /** In the order in which they were given. */
  answers: CirculationAnswer[];
  standing: CirculationStanding;
}

type AskedRound = Pick<CirculationRow, 'id' | 'state' | 'rules' | 'deadlineAt' | 'endedAt' | 'counts'>;

/** Of so many rounds the last reading is kept. */
const KEPT = 100;

/** Changes with whatever changes of seats and answers: both are only added to, and a moment is only ever set. */
const STAMPS: Statement = {
  name: 'stamps-of-circulations',
  text: `select c.id, (select count(*) from circulation_answer a where a.circulation_id = c.id) || ' ' || (
      select concat_ws(' ', count(*), count(account_id), sum(extract(epoch from asked_at)),
        sum(extract(epoch from reached_at)), sum(extract(epoch from opened_at)), sum(extract(epoch from ended_at)),
        count(ended_at))
      from circulation_seat s where s.circulation_id = c.id) as stamp
    from circulation c where c.id = any($1)`,
};
const SEATS: Statement = {
  name: 'seats-of-circulations',
  text: `select ${SEAT_COLUMNS} from circulation_seat s where s.circulation_id = any($1) order by s.position, s.id`,
};
const ANSWERS: Statement = {
  name: 'answers-of-circulations',
  text: `select ${ANSWER_COLUMNS} from circulation_answer a where a.circulation_id = any($1) order by a.at, a.id`,
};

/**
 * Seats and answers of rounds. Whoever reads a round reads all of them, so that those who look at one at the same moment
 * share one reading; whether somebody reads it is asked for each of them, with the stamp that finds the reading. Of a
 * secret round the ballots are not read here: its counts are those that it ended with.
 */
export class KnownRounds {
  private readonly kept = new Map<string, { stamp: string; round: Promise<KnownRound> }>();

  /** For `Context.fetch`. */
  readonly load = async <Row extends AskedRound>(
    read: Read,
    circulations: readonly Row[],
  ): Promise<Map<Row, KnownRound>> => {
    const ids = [...new Set(circulations.map(({ id }) => id))];
    const stamps = new Map(
      (await read<{ id: string; stamp: string }>(STAMPS, [ids])).map(({ id, stamp }) => [id, stamp]),
    );
    const found = new Map<Row, KnownRound>();
    for (const circulation of circulations) {
      const stamp = stamps.get(circulation.id);
      if (stamp) found.set(circulation, await this.known(read, circulation, `${circulation.state} ${stamp}`));
    }
    return found;
  };

  private known(read: Read, circulation: AskedRound, stamp: string): Promise<KnownRound> {
    const { id } = circulation;
    const kept = this.kept.get(id);
    if (kept?.stamp === stamp) return kept.round;
    const round = readRound(read, circulation);
    this.kept.delete(id);
    this.kept.set(id, { stamp, round });
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT) this.kept.delete(oldest!);
    // Whoever asks next tries again.
    round.catch(() => {
      if (this.kept.get(id)?.round === round) this.kept.delete(id);
    });
    return round;
  }
}

async function readRound(read: Read, circulation: AskedRound): Promise<KnownRound> {
  const seats = await read<SeatRow>(SEATS, [[circulation.id]]);
  const answers = await read<AnswerRow>(ANSWERS, [[circulation.id]]);
  const round = roundOf(circulation, seats, answers, []);
  const moment = circulation.endedAt?.getTime() ?? databaseNow();
  const { ignored, counts } = computeResult(round, databaseNow());
  const { votes, answered, byMembers } = participationIn(round, moment);
  const isOpen = circulation.rules.secret && circulation.counts === null;
  const given = answers.map((answer) => answerOf(answer, ignored.get(answer.id) ?? null));
  const bySeat = Map.groupBy(given, ({ seatId }) => seatId);
  const shown = seats.map((seat) =>
    Object.assign(new CirculationSeat(), seat, {
      answer: standingAnswer(bySeat.get(seat.id) ?? [], ({ ignored: why }) => why === null),
      isAnswered: byMembers.has(seat.voteId),
    }),
  );
  for (const seat of shown) seat.among = shown;
  return {
    seats: shown,
    answers: given,
    standing: { votes, answered, counts: isOpen ? null : (circulation.counts ?? counts) },
  };
}

function answerOf(row: AnswerRow, ignored: Ignored | null): CirculationAnswer {
  return Object.assign(new CirculationAnswer(), { ...row, ignored });
}
