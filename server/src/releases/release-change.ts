import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { releasesById } from './list-releases.ts';
import { Release } from './release.types.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Something that was adopted was released to the public, or taken back.',
})
class ReleaseChange extends DocumentChange {}

const OF_RELEASES = [Change, AuthoredChange, DocumentChange, ReleaseChange];

@ObjectType({
  implements: OF_RELEASES,
  description: 'What was adopted, or an extract of minutes, can be read by everybody.',
})
class DocumentReleased {}

@ObjectType({
  implements: OF_RELEASES,
  description: 'What had been released can be read by nobody else any more.',
})
class ReleaseWithdrawn {}

/** For the schema, which finds them by no field. */
export const RELEASE_CHANGES = [DocumentReleased, ReleaseWithdrawn];

@Resolver(() => ReleaseChange)
export class ReleaseChangeResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Release, { nullable: true, description: 'The release as it is now.' })
  release(@Root() change: Change, @Ctx() context: Context): Promise<Release | null> {
    return context.fetch(releasesById, change.facts['releaseId'] ?? '');
  }
}
