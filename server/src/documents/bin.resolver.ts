import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, Shareable } from '../platform/graphql/declarations.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { binOf, Document } from './document.entity.ts';
import { endOfBin } from './empty-bins.ts';

const SENT_ROUND: Statement = {
  name: 'documents-sent-round',
  text: `select document_id as id from circulation where document_id = any($1)
    union select document_id from circulation_document where document_id = any($1)`,
};

/** What was sent round, as far as the viewer knows of the rounds. */
async function sentRound(read: Read, ids: readonly string[]): Promise<Map<string, true>> {
  const rows = await read<{ id: string }>(SENT_ROUND, [ids]);
  return new Map(rows.map(({ id }) => [id, true]));
}

@Resolver(() => Document)
export class DocumentBinResolver {
  @Shareable()
  @ChangedBy<Document>(binOf, ({ id }) => [changeKeys.circulations(id)])
  @Authorized('documents:read')
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When it is removed for good, unless it is brought back; null when it is not in the bin, and for what was sent round, which stays.',
  })
  async deletedAfter(@Root() { id, trashedAt }: Document, @Ctx() context: Context): Promise<Date | null> {
    if (!trashedAt || (await context.fetch(sentRound, id))) return null;
    return endOfBin(trashedAt);
  }
}
