import { setTimeout as pause } from 'node:timers/promises';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { RateLimit } from '../platform/rate-limit.ts';

const HOUR_SECONDS = 3_600;
/** Every answer takes so long: looking up what exists and what does not may differ by a few milliseconds. */
const ANSWER_MILLISECONDS = 150;

/**
 * The space that is meant, when the actor may not read what they ask for and its leads want to be asked; null otherwise.
 * The same statement for what exists and for what does not.
 */
const MEANT = `
  select t.id as target, s.id as space_id, d.id as document_id from (select $1::text as id) t
  left join document d on d.id = t.id and d.trashed_at is null
  left join space s on s.id = coalesce(d.space_id, t.id) and s.takes_requests and not exists (
    select 1 from membership m where m.space_id = s.id and m.account_id = $2 and (m.ends_at is null or m.ends_at > now()))`;

interface Meant {
  space_id: string | null;
  document_id: string | null;
}

/** Notes requests for access. Whoever asks learns nothing by asking: not whether there is such a thing, nor how long it took to find out. */
export class AccessRequesting {
  private readonly limiter = new RateLimit({ points: LIMITS.accessRequestsPerHour, seconds: HOUR_SECONDS });

  constructor(private readonly database: Database) {}

  /** The space whose leads were asked; null: nobody. Throws RATE_LIMITED. */
  async ask({ accountId }: Viewer, targetId: string, message: string): Promise<string | null> {
    this.limiter.charge(accountId);
    const [spaceId] = await Promise.all([
      this.note(accountId, targetId, message),
      pause(ANSWER_MILLISECONDS),
    ]);
    return spaceId;
  }

  /**
   * Takes back what one has not been told about; a refusal in silence stands, and looks the same. Answers the space whose
   * leads had been asked, null: nobody. Throws NOT_FOUND.
   */
  async withdraw(accountId: string, requestId: string): Promise<string | null> {
    const [withdrawn] = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ spaceId: string | null }>(
        `update access_request set withdrawn_at = now() where id = $1 and account_id = $2 and not is_told
           and withdrawn_at is null returning space_id as "spaceId"`,
        [requestId, accountId],
      ),
    );
    if (!withdrawn) throw new AppError('NOT_FOUND');
    return withdrawn.spaceId;
  }

  private note(accountId: string, targetId: string, message: string): Promise<string | null> {
    return this.database.withActor({ system: 'access-check' }, async ({ sql }) => {
      const [meant] = await sql<Meant>(MEANT, [targetId, accountId]);
      const { space_id: spaceId, document_id: documentId } = meant!;
      await sql(
        `insert into access_request (id, account_id, target_id, space_id, document_id, message)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, target_id) where not is_told do update set message = excluded.message,
           space_id = coalesce(access_request.space_id, excluded.space_id),
           document_id = case when access_request.space_id is null then excluded.document_id else access_request.document_id end,
           created_at = case when access_request.withdrawn_at is null then access_request.created_at else now() end,
           leads_told_at = case when access_request.withdrawn_at is null then access_request.leads_told_at end,
           withdrawn_at = null`,
        [newId('req'), accountId, targetId, spaceId, spaceId && documentId, message],
      );
      return spaceId;
    });
  }
}
