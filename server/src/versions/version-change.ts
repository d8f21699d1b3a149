import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { versionsById } from './list-versions.ts';
import { DocumentVersion } from './version.types.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Somebody did something with a version of a document.',
})
class DocumentVersionChange extends DocumentChange {}

const OF_VERSIONS = [Change, AuthoredChange, DocumentChange, DocumentVersionChange];

@ObjectType({ implements: OF_VERSIONS, description: 'A version of a document got a name.' })
class DocumentVersionNamed {}

@ObjectType({ implements: OF_VERSIONS, description: 'A version got another name or note.' })
class DocumentVersionRenamed {}

@ObjectType({ implements: OF_VERSIONS, description: 'A version lost its name and note.' })
class DocumentVersionNameRemoved {}

@ObjectType({ implements: OF_VERSIONS, description: 'A document was made what it was in a version.' })
class DocumentVersionRestored {}

/** For the schema, which finds them by no field. */
export const VERSION_CHANGES = [
  DocumentVersionNamed,
  DocumentVersionRenamed,
  DocumentVersionNameRemoved,
  DocumentVersionRestored,
];

@Resolver(() => DocumentVersionChange)
export class DocumentVersionChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description:
      'What the version was called at that moment; of a removal, until then. Empty: it had no name.',
  })
  versionName(@Root() change: Change): string {
    return change.facts['versionName'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => DocumentVersion, {
    nullable: true,
    description:
      'The version as it is now; null when it is no longer kept, or the viewer no longer reads it.',
  })
  version(@Root() change: Change, @Ctx() context: Context): Promise<DocumentVersion | null> {
    return context.fetch(versionsById, change.facts['versionId'] ?? '');
  }
}
