import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Database } from '../platform/database/database.ts';
import { createAnnouncements, type Announcements } from '../platform/live/announcements.ts';
import { Look } from '../platform/live/look.ts';
import { SpaceAccess } from './space-access.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** Another instance on the same database: what the hub does is not announced to it. */
class Instance {
  readonly announcements: Announcements = createAnnouncements();
  readonly announced: string[] = [];
  answered = 0;
  /** What an answer waits for on its way back. */
  gate: Promise<void> = Promise.resolve();
  readonly access: SpaceAccess;
  readonly look = new Look(hub.server.hub.database, pino({ level: 'silent' }));

  constructor() {
    const { database } = hub.server.hub;
    const gated: Database = {
      ...database,
      withActor: async (actor, work) => {
        const answer = await database.withActor(actor, work);
        this.answered += 1;
        await this.gate;
        return answer;
      },
    };
    this.access = new SpaceAccess(gated, this.announcements, this.look);
    this.announcements.on('membershipChanged', ({ accountId }) => this.announced.push(accountId));
  }
}

let instance: Instance;
afterEach(async () => {
  instance.access.close();
  await instance.look.close();
});

const remove = (spaceId: string, accountId: string) =>
  hub.sql('delete from membership where space_id = $1 and account_id = $2', [spaceId, accountId]);

describe('what changes elsewhere', () => {
  it('is announced for whom it concerns and for nobody else, also when nobody asked about them', async () => {
    instance = new Instance();
    const {
      id,
      lead,
      readers: [reader],
      writers: [writer],
    } = await hub.seed.space({ readers: 1, writers: 1 });
    expect(await instance.access.may(lead.id, 'readSpace', id)).toBe(true);
    await remove(id, reader!.id);
    await hub.sql(`update membership set role = 'READER' where account_id = $1`, [writer!.id]);
    const added = await hub.seed.person();
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      id,
      added.id,
    ]);
    await expect
      .poll(() => [...new Set(instance.announced)].sort())
      .toEqual([reader!.id, writer!.id, added.id].sort());
    expect(await instance.access.may(writer!.id, 'editDocument', id)).toBe(false);
    expect(await instance.access.may(added.id, 'readSpace', id)).toBe(true);
  });

  it('is found when something else in that space was announced just before, and nobody asked since', async () => {
    instance = new Instance();
    const {
      id,
      lead,
      readers: [reader],
      writers: [writer],
    } = await hub.seed.space({ readers: 1, writers: 1 });
    await instance.access.may(reader!.id, 'readSpace', id);
    await remove(id, reader!.id);
    instance.announcements.emit('membershipChanged', { spaceId: id, accountId: writer!.id });
    await expect.poll(() => instance.announced).toContain(reader!.id);
    expect(instance.announced).not.toContain(lead.id);
  });

  it('is announced once when it was announced here already', async () => {
    instance = new Instance();
    const {
      id,
      readers: [reader],
    } = await hub.seed.space({ readers: 1 });
    await instance.access.may(reader!.id, 'readSpace', id);
    await remove(id, reader!.id);
    instance.announcements.emit('membershipChanged', { spaceId: id, accountId: reader!.id });
    expect(await instance.access.may(reader!.id, 'readSpace', id)).toBe(false);
    expect(instance.announced).toEqual([reader!.id]);
  });
});

describe('an answer', () => {
  it('that is under way when the membership ends is not used', async () => {
    instance = new Instance();
    const {
      id,
      readers: [reader],
    } = await hub.seed.space({ readers: 1 });
    let open!: () => void;
    instance.gate = new Promise((resolve) => (open = resolve));
    const asked = instance.access.may(reader!.id, 'readSpace', id);
    await expect.poll(() => instance.answered).toBe(1);
    await remove(id, reader!.id);
    instance.announcements.emit('membershipChanged', { spaceId: id, accountId: reader!.id });
    open();
    expect(await asked).toBe(false);
  });

  it('for all members is one question', async () => {
    instance = new Instance();
    const {
      id,
      lead,
      readers: [reader],
      writers: [writer],
    } = await hub.seed.space({ readers: 1, writers: 1 });
    const outsider = await hub.seed.person();
    const people = [lead, reader!, writer!, outsider];
    const mayEdit = people.map((person) => instance.access.may(person.id, 'editDocument', id));
    expect(await Promise.all(mayEdit)).toEqual([true, false, true, false]);
    expect(instance.answered).toBe(1);
  });
});
