import { Authorized, Ctx, FieldResolver, Int, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { Document } from './document.entity.ts';
import { documentsById } from './document.loaders.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';

@InterfaceType({ implements: Change, description: 'Something happened to a document.' })
export class DocumentChange extends Change {}

const AUTHORED = [Change, AuthoredChange, DocumentChange];

@ObjectType({ implements: AUTHORED, description: 'A document was created.' })
class DocumentCreated {}

@ObjectType({ implements: AUTHORED, description: 'A document got another title.' })
class DocumentRenamed {}

@ObjectType({ implements: AUTHORED, description: 'A document got another place in the tree.' })
class DocumentMoved {}

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'A document went from one space to another; neither is told of the other one.',
})
class DocumentSpaceChange extends DocumentChange {}

const BETWEEN_SPACES = [...AUTHORED, DocumentSpaceChange];

@ObjectType({ implements: BETWEEN_SPACES, description: 'A document went to another space.' })
class DocumentMovedAway {}

@ObjectType({ implements: BETWEEN_SPACES, description: 'A document came from another space.' })
class DocumentMovedHere {}

@ObjectType({
  implements: AUTHORED,
  description: 'A document was moved to the bin, with what stood under it.',
})
class DocumentTrashed {}

@ObjectType({
  implements: AUTHORED,
  description: 'A document came back from the bin, with what went there together with it.',
})
class DocumentRestored {}

@ObjectType({
  implements: AUTHORED,
  description:
    'A document was agreed to in a round, and stays as it is: the actor is whose answer ended the round, or nobody when its deadline did, or who sealed it later.',
})
class DocumentSealed {}

@ObjectType({ implements: AUTHORED, description: 'A sealed document can be written again, as a new draft.' })
class DocumentDraftBegun {}

@ObjectType({
  implements: AUTHORED,
  description:
    'A document was removed for good: by somebody, or by the house when its time in the bin was over.',
})
class DocumentDeleted {}

@ObjectType({
  implements: [Change, DocumentChange],
  description:
    'Somebody wrote in a document, once for what was written within some two seconds; who, is not recorded here.',
})
class DocumentTextChanged {}

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Something changed about a guest of a document.',
})
class DocumentGuestChange extends DocumentChange {}

const OF_GUESTS = [...AUTHORED, DocumentGuestChange];

@ObjectType({ implements: OF_GUESTS, description: 'Somebody was invited to one document until a date.' })
class DocumentGuestAdded {}

@ObjectType({ implements: OF_GUESTS, description: 'A guest of a document got another date.' })
class DocumentGuestChanged {}

@ObjectType({
  implements: OF_GUESTS,
  description: 'A guest of a document left or was removed, before the date.',
})
class DocumentGuestRemoved {}

/** For the schema, which finds them by no field. */
export const DOCUMENT_CHANGES = [
  DocumentCreated,
  DocumentRenamed,
  DocumentMoved,
  DocumentMovedAway,
  DocumentMovedHere,
  DocumentTrashed,
  DocumentRestored,
  DocumentSealed,
  DocumentDraftBegun,
  DocumentDeleted,
  DocumentTextChanged,
  DocumentGuestAdded,
  DocumentGuestChanged,
  DocumentGuestRemoved,
];

@Resolver(() => DocumentChange)
class DocumentChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description: 'The document’s title at that moment; of a renaming, the new one.',
  })
  title(@Root() change: Change): string {
    return change.facts['name'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document as it is now; null when the viewer may no longer read it.',
  })
  document(@Root() change: Change, @Ctx() context: Context): Promise<Document | null> {
    return context.fetch(documentsById, change.subjectId);
  }
}

@Resolver(() => DocumentRenamed)
class DocumentRenamedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'The title until then.' })
  formerTitle(@Root() change: Change): string {
    return change.facts['formerName'] ?? '';
  }
}

@Resolver(() => DocumentSpaceChange)
class DocumentSpaceChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Int, { description: 'How many documents went: itself, and all that stood under it.' })
  documents(@Root() change: Change): number {
    return Number(change.facts['documents'] ?? 1);
  }
}

@Resolver(() => DocumentGuestChange)
class DocumentGuestChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'The guest’s name at that moment.' })
  guestName(@Root() change: Change): string {
    return change.facts['guestName'] ?? '';
  }
}

/** All of this file, for the schema. */
export const DOCUMENT_CHANGE_FIELDS = [
  DocumentChangeResolver,
  DocumentRenamedResolver,
  DocumentSpaceChangeResolver,
  DocumentGuestChangeResolver,
] as const;
