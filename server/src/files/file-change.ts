import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { AttachedFile } from './attached-file.types.ts';
import { filesById } from './list-files.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Something happened to a file of a document.',
})
class FileChange extends DocumentChange {}

const OF_FILES = [Change, AuthoredChange, DocumentChange, FileChange];

@ObjectType({ implements: OF_FILES, description: 'A file was attached to a document.' })
class FileAdded {}

@ObjectType({ implements: OF_FILES, description: 'A file of a document got another name.' })
class FileRenamed {}

@ObjectType({ implements: OF_FILES, description: 'A file was removed from a document.' })
class FileRemoved {}

/** For the schema, which finds them by no field. */
export const FILE_CHANGES = [FileAdded, FileRenamed, FileRemoved];

@Resolver(() => FileChange)
class FileChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'The file’s name at that moment; of a renaming, the new one.' })
  fileName(@Root() change: Change): string {
    return change.facts['fileName'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => AttachedFile, {
    nullable: true,
    description: 'The file as it is now; null when it is gone, or the viewer no longer reads it.',
  })
  file(@Root() change: Change, @Ctx() context: Context): Promise<AttachedFile | null> {
    return context.fetch(filesById, change.facts['fileId'] ?? '');
  }
}

@Resolver(() => FileRenamed)
class FileRenamedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'The file’s name until then.' })
  formerFileName(@Root() change: Change): string {
    return change.facts['formerFileName'] ?? '';
  }
}

/** All of this file, for the schema. */
export const FILE_CHANGE_FIELDS = [FileChangeResolver, FileRenamedResolver] as const;
