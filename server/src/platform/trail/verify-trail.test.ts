import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../../test/testkit/seed.ts';
import { removeOldEvents } from '../events/remove-old-events.ts';
import { checkpointKey } from './checkpoint-key.ts';
import { Checkpoints } from './checkpoints.ts';
import { forgetPerson } from './forget-person.ts';
import { verifyTrail, type Verdict } from './verify-trail.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const verify = (space: { id: string } | null = null): Promise<Verdict> =>
  verifyTrail(hub.server.hub.database, [hub.server.hub.checkpoints.publicKey], space?.id ?? null);

/** A space with so many events, all of them renames but the first. */
async function spaceWith(events: number): Promise<SeededSpace> {
  const space = await hub.seed.space();
  await raise(space, events - 1);
  return space;
}

function raise(space: SeededSpace, events: number): Promise<void> {
  return hub.server.hub.database.withActor({ accountId: space.lead.id }, async (transaction) => {
    for (let i = 0; i < events; i++)
      transaction.raise({
        spaceId: space.id,
        type: 'SPACE_CHANGED',
        subjectId: space.id,
        facts: { name: `${i}` },
      });
  });
}

const tamper = (space: SeededSpace, statement: string) => hub.sql(statement, [space.id]);

describe('a trail that nobody touched', () => {
  it('is sound, with everything that a hub does', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1 });
    await hub.seed.document({ space, title: 'Vorlage „A“ \\ "B"' });
    await hub.server.hub.checkpoints.make();
    await raise(space, 3);
    const verdict = await verify();
    expect(verdict).toMatchObject({ broken: null });
    expect(verdict.unsigned).toBe(3);
    expect(await verify(space)).toMatchObject({ broken: null, streams: 1 });
  });

  it('is sound while people write and checkpoints are made', async () => {
    const space = await spaceWith(5);
    const writing = Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await raise(space, 3);
        if (i % 5 === 0) await hub.server.hub.checkpoints.make();
      }),
    );
    expect((await verify()).broken).toBeNull();
    await writing;
    expect(await verify(space)).toMatchObject({ broken: null, entries: 65 });
  });

  it('is sound behind a cut; a checkpoint that would say nothing new is not made', async () => {
    const own = await startTestHub();
    const { database, checkpoints } = own.server.hub;
    const space = await own.seed.space();
    const { lead } = space;
    await own.seed.document({ space });
    const later = Date.now() + 100 * 86_400_000;
    const all = () => verifyTrail(database, [checkpoints.publicKey]);
    expect(await removeOldEvents(database, checkpoints, later)).toBe(1);
    expect(await all()).toMatchObject({ broken: null, checkpoints: 1 });
    await database.withActor({ accountId: lead.id }, async (transaction) =>
      transaction.raise({ spaceId: space.id, type: 'SPACE_CHANGED', subjectId: space.id }),
    );
    expect((await checkpoints.make())?.number).toBe(2);
    expect(await checkpoints.make()).toBeNull();
    expect(await removeOldEvents(database, checkpoints, later)).toBe(1);
    expect(await all()).toMatchObject({ broken: null, checkpoints: 3 });
    // Cut again past what was signed, by somebody who may do everything in the database.
    await own.sql('update stream set chained_after = 3 where id = $1', [space.id]);
    await own.sql('delete from event where stream_id = $1', [space.id]);
    expect((await all()).broken).toMatchObject({ streamId: space.id, sequence: 3 });
    await own.close();
  });
});

const kinds: [string, string, number, RegExp][] = [
  [
    'a fact is changed',
    `update event set facts = '{"name":"x"}' where stream_id = $1 and sequence = 4`,
    4,
    /facts differs/,
  ],
  [
    'an actor is changed',
    `update event set actor_id = (select min(id) from account) where stream_id = $1 and sequence = 4`,
    4,
    /actor differs/,
  ],
  [
    'an actor is taken away',
    `update event set actor_id = null where stream_id = $1 and sequence = 4`,
    4,
    /actor was removed/,
  ],
  [
    'an actor is put where there was none',
    `update event_seal set network = '10.0.0.0/24' where stream_id = $1 and sequence = 4`,
    4,
    /network differs/,
  ],
  [
    'an organisation is changed',
    `update event_seal set organisation_id = 'org_x' where stream_id = $1 and sequence = 4`,
    4,
    /hash differs/,
  ],
  [
    'a kind is changed',
    `update event set type = 'MEMBER_ADDED' where stream_id = $1 and sequence = 4`,
    4,
    /hash differs/,
  ],
  [
    'a moment is changed',
    `update event set at = at + interval '1 ms' where stream_id = $1 and sequence = 4`,
    4,
    /hash differs/,
  ],
  ['a row in the middle is deleted', `delete from event where stream_id = $1 and sequence = 5`, 5, /missing/],
  ['a seal is deleted', `delete from event_seal where stream_id = $1 and sequence = 5`, 5, /seal .* missing/],
  ['the first row is deleted', `delete from event where stream_id = $1 and sequence = 1`, 1, /missing/],
  ['the tail is cut', `delete from event where stream_id = $1 and sequence > 8`, 9, /missing/],
];

describe('what was done to a trail', () => {
  it.each(kinds)('%s: the first broken link is named', async (_, statement, sequence, what) => {
    const space = await spaceWith(10);
    await hub.server.hub.checkpoints.make();
    expect((await verify(space)).broken).toBeNull();
    await tamper(space, statement);
    const { broken } = await verify(space);
    expect(broken).toMatchObject({ streamId: space.id, sequence });
    expect(broken!.what).toMatch(what);
    expect((await verify()).broken, 'also among all streams').not.toBeNull();
  });
});

describe('what was done to a trail with care', () => {
  let own: TestHub;
  let space: SeededSpace;
  beforeAll(async () => {
    own = await startTestHub();
  });
  afterAll(() => own.close());
  const all = () => verifyTrail(own.server.hub.database, [own.server.hub.checkpoints.publicKey]);
  const breaks = async (restore: () => Promise<unknown>) => {
    const { broken } = await all();
    await restore();
    expect((await all()).broken, 'restored').toBeNull();
    return broken;
  };

  it('two entries that change places are found', async () => {
    space = await own.seed.space();
    await own.server.hub.database.withActor({ accountId: space.lead.id }, async (transaction) => {
      for (let i = 0; i < 9; i++)
        transaction.raise({
          spaceId: space.id,
          type: 'SPACE_CHANGED',
          subjectId: space.id,
          facts: { name: `${i}` },
        });
    });
    await own.server.hub.checkpoints.make();
    const swap = async () => {
      for (const [from, to] of [
        [4, 99],
        [5, 4],
        [99, 5],
      ]) {
        await own.sql(
          `with gone as (delete from event_seal where stream_id = '${space.id}' and sequence = ${from} returning *),
           moved as (update event set sequence = ${to} where stream_id = '${space.id}' and sequence = ${from})
           insert into event_seal select stream_id, ${to}, organisation_id, network, address, salts, commitments, hash from gone`,
        );
      }
    };
    await swap();
    expect(await breaks(swap)).toMatchObject({
      streamId: space.id,
      sequence: 4,
      what: expect.stringMatching(/hash differs/),
    });
  });

  it('a tail that is cut along with the stream’s end is found by the checkpoint', async () => {
    const rows = await own.sql<{ sequence: number; hash: Buffer }>(
      'select sequence, hash from event_seal where stream_id = $1 order by sequence',
      [space.id],
    );
    const events = await own.sql(
      'select to_jsonb(e) as e, to_jsonb(s) as s from event e join event_seal s using (stream_id, sequence) where stream_id = $1 and sequence > 8',
      [space.id],
    );
    await own.sql('delete from event where stream_id = $1 and sequence > 8', [space.id]);
    await own.sql('update stream set sequence = 8, hash = $2 where id = $1', [space.id, rows[7]!.hash]);
    const broken = await breaks(async () => {
      for (const { e, s } of events) {
        await own.sql('insert into event select * from jsonb_populate_record(null::event, $1)', [e]);
        await own.sql('insert into event_seal select * from jsonb_populate_record(null::event_seal, $1)', [
          s,
        ]);
      }
      await own.sql('update stream set sequence = 10, hash = $2 where id = $1', [space.id, rows[9]!.hash]);
    });
    expect(broken).toMatchObject({
      streamId: space.id,
      sequence: 9,
      what: expect.stringMatching(/checkpoint/),
    });
  });

  it('an entry that is changed with all hashes behind it made anew is found by the checkpoint', async () => {
    await own.sql('create table kept as select * from event_seal');
    await own.sql('create table kept_stream as select * from stream');
    await own.sql(
      `update event_seal set organisation_id = 'org_forged' where stream_id = $1 and sequence = 6`,
      [space.id],
    );
    await rechain(own, space.id, 6);
    const { broken } = await all();
    expect(broken).toMatchObject({
      streamId: space.id,
      sequence: 10,
      what: expect.stringMatching(/checkpoint 1 signed another hash/),
    });
    // A checkpoint by another key does not help.
    await new Checkpoints(own.server.hub.database, 'another secret that is long enough!').make(
      new Map([[space.id, 6]]),
    );
    expect((await all()).broken).toMatchObject({ streamId: 'checkpoints', sequence: 2 });
    const own2 = await own.sql<{ signature: Buffer }>(
      'select signature from trail_checkpoint where number = 1',
    );
    await own.sql('update trail_checkpoint set public_key = $1, signature = $2 where number = 2', [
      own.server.hub.checkpoints.publicKey,
      own2[0]!.signature,
    ]);
    expect((await all()).broken).toMatchObject({
      streamId: 'checkpoints',
      sequence: 2,
      what: expect.stringMatching(/signature/),
    });
    await own.sql('delete from trail_checkpoint_stream where number = 2');
    await own.sql('delete from trail_checkpoint where number = 2');
    await own.sql('delete from event_seal');
    await own.sql('insert into event_seal select * from kept');
    await own.sql('update stream s set hash = k.hash from kept_stream k where k.id = s.id');
    expect((await all()).broken).toBeNull();
  });

  it('a checkpoint, a stream and an entry of the hub that go are found', async () => {
    await own.seed.person();
    await own.server.hub.checkpoints.make();
    const [gone] = await own.sql(
      'delete from trail_entry where sequence = 3 returning to_jsonb(trail_entry) as e',
    );
    expect(
      await breaks(() =>
        own.sql('insert into trail_entry select * from jsonb_populate_record(null::trail_entry, $1)', [
          gone!['e'],
        ]),
      ),
    ).toMatchObject({ streamId: 'hub', sequence: 3 });
    await own.sql('delete from trail_checkpoint_stream where number = 1');
    await own.sql('delete from trail_checkpoint where number = 1');
    expect((await all()).broken).toMatchObject({ streamId: 'checkpoints', sequence: 2 });
  });
});

/** Makes the hashes anew from this entry on, as somebody would who may do everything in the database. */
async function rechain(own: TestHub, streamId: string, from: number): Promise<void> {
  await own.sql(
    `do $$ declare r record; previous bytea; c text; i int; begin
       select hash into previous from event_seal where stream_id = '${streamId}' and sequence = ${from - 1};
       for r in select e.type, e.at, s.* from event_seal s join event e using (stream_id, sequence)
         where stream_id = '${streamId}' and sequence >= ${from} order by sequence loop
         c := '';
         for i in 0..4 loop
           c := c || case when substring(r.commitments from i * 32 + 1 for 32) = decode(repeat('00', 32), 'hex') then ',null'
             else ',"' || encode(substring(r.commitments from i * 32 + 1 for 32), 'hex') || '"' end;
         end loop;
         previous := sha256(previous || convert_to('["umlauf-trail-1","' || r.stream_id || '",' || r.sequence || ',"' || r.type
           || '","' || to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '",'
           || coalesce('"' || r.organisation_id || '"', 'null') || c || ']', 'UTF8'));
         update event_seal set hash = previous where stream_id = r.stream_id and sequence = r.sequence;
         update stream set hash = previous where id = r.stream_id;
       end loop;
     end $$`,
  );
}

describe('somebody who is to be forgotten', () => {
  it('leaves the trail sound, and nothing of them in it', async () => {
    const own = await startTestHub();
    const { database, checkpoints } = own.server.hub;
    const space = await own.seed.space();
    const person = await own.seed.member(space, 'WRITER');
    await database.withActor({ accountId: space.lead.id }, async ({ raise: raised, record }) => {
      raised({ spaceId: space.id, type: 'MEMBER_ADDED', subjectId: person.id, facts: { name: person.name } });
      record({ kind: 'INVITED', subjectId: 'inv_x', facts: { email: person.email } });
    });
    await database.withActor({ accountId: person.id }, async ({ raise: raised, record }) => {
      raised({ spaceId: space.id, type: 'SPACE_CHANGED', subjectId: space.id, facts: { name: 'Bleibt' } });
      record({ kind: 'EXPORTED', subjectId: person.id });
    });
    await checkpoints.make();
    const touched = await database.withActor({ accountId: space.lead.id }, (transaction) =>
      forgetPerson(transaction, person.id, [person.name, person.email]),
    );
    expect(touched).toBe(6);
    const text = JSON.stringify([
      await own.sql('select * from event'),
      await own.sql('select * from event_seal'),
      await own.sql('select * from trail_entry'),
    ]);
    expect(text).not.toContain(person.id);
    expect(text).not.toContain(person.email);
    expect(text).toContain('Bleibt');
    const verdict = await verifyTrail(database, [checkpoints.publicKey]);
    expect(verdict.broken).toBeNull();
    expect(verdict.deletedParts).toBeGreaterThanOrEqual(6);
    // So does the account's row when it goes.
    const other = await own.seed.person();
    await own.sql('delete from account where id = $1', [other.id]);
    expect((await verifyTrail(database, [checkpoints.publicKey])).broken).toBeNull();
    await own.close();
  });
});

it('the key is the secret’s alone', () => {
  expect(checkpointKey('one').publicKey.equals(checkpointKey('one').publicKey)).toBe(true);
  expect(checkpointKey('one').publicKey.equals(checkpointKey('two').publicKey)).toBe(false);
});
