import { FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { ExportFormat } from './export-format.ts';

@ObjectType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Somebody took a copy of a document with them, as a file.',
})
class DocumentExported {}

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'Somebody took a copy of all documents of the space with them, as an archive.',
})
class SpaceExported {}

/** For the schema, which finds them by no field. */
export const EXPORT_CHANGES = [DocumentExported, SpaceExported];

@Resolver(() => DocumentExported)
class DocumentExportedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => ExportFormat, { description: 'As what.' })
  format(@Root() change: Change): ExportFormat {
    return change.facts['format'] as ExportFormat;
  }
}

@Resolver(() => SpaceExported)
class SpaceExportedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => ExportFormat, { description: 'As what.' })
  format(@Root() change: Change): ExportFormat {
    return change.facts['format'] as ExportFormat;
  }
}

/** All of this file, for the schema. */
export const EXPORT_CHANGE_FIELDS = [DocumentExportedResolver, SpaceExportedResolver] as const;
