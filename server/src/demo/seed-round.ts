import * as Y from 'yjs';
import { takeAnswer } from '../circulations/answer-circulation.ts';
import { startRound } from '../circulations/start-circulation.ts';
import { Document } from '../documents/document.entity.ts';
import { snapshotOf } from '../documents/document-snapshot.ts';
import type { Hub } from '../hub.ts';
import { databaseMoment } from '../platform/clock.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { demoBody, demoRound } from './demo-rounds.ts';

/** A body with its seats, and a round in it that waits for answers. What is there already stays. */
export async function seedRound(hub: Hub, viewers: ReadonlyMap<string, Viewer>): Promise<void> {
  const bodyId = await seedBody(hub);
  const starter = viewers.get(demoRound.startedBy)!;
  const document = await hub.database.withActor({ accountId: starter.accountId }, ({ em }) =>
    em.findOneOrFail(Document, { title: demoRound.title }),
  );
  const rounds = await hub.database.withActor({ system: 'demo' }, ({ sql }) =>
    sql('select 1 from circulation where document_id = $1', [document.id]),
  );
  if (rounds.length > 0) return;
  const { state, revision } = (await hub.coediting.state(document.id))!;
  const text = new Y.Doc();
  Y.applyUpdate(text, state);
  const frozen = { revision, savedAt: databaseMoment(), snapshot: snapshotOf(text) };
  const { question, template, answers } = demoRound;
  // Whole or not at all: a start after `kill -9` finds it, or makes it.
  await hub.database.withActor({ accountId: starter.accountId }, async (transaction) => {
    const input = { documentId: document.id, question, template, bodyId };
    const sent = [{ document, state: frozen }] as const;
    const circulationId = await startRound(transaction, hub, starter, sent, input);
    for (const { email, ...answer } of answers)
      await takeAnswer(transaction, hub, viewers.get(email)!, { circulationId, ...answer });
  });
}

async function seedBody({ database }: Hub): Promise<string> {
  return database.withActor({ system: 'demo' }, async ({ sql }) => {
    const { name, shortName, purpose, seats } = demoBody;
    const [known] = await sql<{ id: string }>('select id from body where name = $1', [name]);
    if (known) return known.id;
    const id = newId('bod');
    await sql('insert into body (id, name, short_name, purpose) values ($1, $2, $3, $4)', [
      id,
      name,
      shortName,
      purpose,
    ]);
    for (const { kind, organisation, email } of seats)
      await sql(
        `insert into body_seat (id, body_id, kind, organisation_id, account_id, starts_on)
         select $1, $2, $3, o.id, (select id from account where email = $5), current_date - 30
         from organisation o where o.name = $4`,
        [newId('sea'), id, kind, organisation, email],
      );
    return id;
  });
}
