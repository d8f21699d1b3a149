import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import type { Storage } from '../coediting/storage.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { keepVersion } from './keep-version.ts';

/** A run ends before the queue takes it for dead and starts another beside it. */
const RUN_MILLISECONDS = 8 * 60_000;

/** Documents that have changed since they were last kept, and rest now or have been written in for an hour since. */
const DUE = `
  select d.id, d.space_id as "spaceId", d.title from document d
  left join lateral (
    select revision, saved_at from document_version where document_id = d.id
    order by revision desc, id desc limit 1) v on true
  where d.trashed_at is null and d.revision > coalesce(v.revision, 0)
    and (d.updated_at < now() - make_interval(mins => $1)
      or coalesce(v.saved_at, d.created_at) < now() - make_interval(mins => $2))
  order by d.updated_at`;

interface Due {
  id: string;
  spaceId: string;
  title: string;
}

/** Keeps states of documents by itself, and forgets them when their time is over. */
export class VersionKeeper {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly parts: { storage: Pick<Storage, 'load'>; work: TextWork },
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** A document that cannot be read is reported, and stops nobody else's. */
  async run(signal?: AbortSignal): Promise<void> {
    await this.forget();
    const startedAt = performance.now();
    for (const due of await this.due()) {
      if (signal?.aborted || performance.now() - startedAt > RUN_MILLISECONDS) return;
      await this.keep(due).catch((error: unknown) =>
        this.log.warn({ part: 'versions', documentId: due.id, err: error }, 'version not kept'),
      );
    }
  }

  private due(): Promise<Due[]> {
    return this.database.withActor({ system: 'versions' }, ({ sql }) =>
      sql<Due>(DUE, [LIMITS.versionRestMinutes, LIMITS.versionEveryMinutes]),
    );
  }

  private async keep(document: Due): Promise<void> {
    const stored = await this.parts.storage.load(document.id);
    if (!stored) return;
    const { revision, savedAt } = stored;
    const snapshot = await this.parts.work.run('snapshot', stored.updates);
    await this.database.withActor({ system: 'versions' }, async (transaction) => {
      // Whoever reads it under this lock finds it either whole or gone.
      const [there] = await transaction.sql('select 1 from document where id = $1 for key share', [
        document.id,
      ]);
      if (!there) return;
      await keepVersion(transaction, { document, revision, savedAt, snapshot });
      this.tell(transaction, [document.id]);
    });
  }

  /**
   * The newest version stays however old it is: what was written since has something to be compared with. So does what went
   * round, and what was agreed to as minutes.
   */
  private async forget(): Promise<void> {
    await this.database.withActor({ system: 'versions' }, async (transaction) => {
      const forgotten = await transaction.sql<{ documentId: string }>(
        `delete from document_version v where name is null and saved_at < now() - make_interval(days => $1)
         and not exists (select 1 from circulation c where c.version_id = v.id)
          and not exists (select 1 from circulation_document c where c.version_id = v.id)
          and not exists (select 1 from minutes_step p where p.version_id = v.id)
         and exists (select 1 from document_version n where n.document_id = v.document_id and n.revision > v.revision)
         returning document_id as "documentId"`,
        [LIMITS.milestoneDays],
      );
      this.tell(transaction, new Set(forgotten.map(({ documentId }) => documentId)));
    });
  }

  /** Whoever has the list open sees what has come and gone. */
  private tell({ afterCommit }: Transaction, documentIds: Iterable<string>): void {
    afterCommit(() => {
      for (const documentId of documentIds) this.announcements.emit('versionsKept', { documentId });
    });
  }
}
