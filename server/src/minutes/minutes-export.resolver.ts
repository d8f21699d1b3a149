import { Arg, Authorized, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { binOf } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { ExportFormat, FORMATS } from '../exports/export-format.ts';
import { Meeting } from '../meetings/meeting.types.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

/** Where minutes go out in the form of minutes. */
@Resolver(() => Meeting)
export class MinutesExportResolver {
  @Shareable()
  @ChangedBy<Meeting>(
    (meeting) => [meeting.id, ...binOf(meeting), changeKeys.events(meeting.spaceId, 'DOCUMENT_DELETED')],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its minutes are as a file in the form of DIN 5008, below the hub’s address: for the credential that reads them here, asked for each time. Null: there are none, or they are in the bin. See `docs/minutes-out.md`.',
  })
  async minutesExportPath(
    @Root() { id, minutesId }: Meeting,
    @Arg('format', () => ExportFormat, { description: 'As what.' }) format: ExportFormat,
    @Arg('versionId', () => ID, {
      nullable: true,
      description: 'As they were in this version; null or left out: as they are when they are asked for.',
    })
    versionId: string | null,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const document = minutesId ? await context.fetch(documentsById, minutesId) : null;
    if (!document || document.trashedAt) return null;
    const path = `/api/exports/meetings/${id}.${FORMATS[format].extension}`;
    return versionId == null ? path : `${path}?versionId=${encodeURIComponent(versionId)}`;
  }
}
