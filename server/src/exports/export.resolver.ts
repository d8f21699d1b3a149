import { Arg, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Document } from '../documents/document.entity.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { Space } from '../spaces/space.entity.ts';
import { ExportFormat, FORMATS } from './export-format.ts';

/** Where documents go out as files. */
@Resolver(() => Document)
export class DocumentExportResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    description:
      'Where it is as a file, below the hub’s address: for the credential that reads it here, asked for each time. See `docs/exports.md`.',
  })
  exportPath(
    @Root() { id }: Document,
    @Arg('format', () => ExportFormat, { description: 'As what.' }) format: ExportFormat,
    @Arg('versionId', () => ID, {
      nullable: true,
      description: 'As it was in this version of it; null or left out: as it is when it is asked for.',
    })
    versionId: string | null,
  ): string {
    const path = `/api/exports/documents/${id}.${FORMATS[format].extension}`;
    return versionId == null ? path : `${path}?versionId=${encodeURIComponent(versionId)}`;
  }
}

@Resolver(() => Space)
export class SpaceExportResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    description:
      'Where all its documents are as files in one archive (ZIP), with what is attached to them; as `Document.exportPath`.',
  })
  exportPath(
    @Root() { id }: Space,
    @Arg('format', () => ExportFormat, { description: 'As what the documents go out.' }) format: ExportFormat,
  ): string {
    return `/api/exports/spaces/${id}.zip?format=${FORMATS[format].extension}`;
  }
}
