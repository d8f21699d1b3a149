import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { SuggestedWords as Words } from '@umlauf/shared/suggestions';
import { binOf } from '../documents/document.entity.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export enum SuggestionOutcome {
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}
registerEnumType(SuggestionOutcome, {
  name: 'SuggestionOutcome',
  description: 'What became of a proposed change.',
  valuesConfig: {
    ACCEPTED: { description: 'It is part of the text.' },
    REFUSED: {
      description:
        'It was refused, or withdrawn by its author. Without `decidedBy` merely none of its words stood in the text any more; what was decided about it can be told for a day.',
    },
  },
});

/** For `ChangedBy`: who may do what. */
export const whoMay = [
  ({ spaceId, documentId }: Pick<Suggestion, 'spaceId' | 'documentId'>) => [
    documentId,
    ...binOf({ spaceId } as Parameters<typeof binOf>[0]),
  ],
  ownMemberships,
] as const;

@ChangedBy<Suggestion>(({ documentId }) => [changeKeys.suggestions(documentId)])
@ObjectType({
  description:
    'A change of a document that somebody proposes. What it is stands in the text, as marks (`insertion`, `deletion`, `formatting`) that bear this id; until it is accepted, it is part of neither `text`, `markdown`, versions nor search.',
})
export class Suggestion {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global; chosen by whoever proposes.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => SuggestionOutcome, { nullable: true, description: 'What became of it; null: it is open.' })
  outcome!: SuggestionOutcome | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When that was decided; null: it is open.' })
  decidedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'Who proposed it in another program, as the file says it that it was taken from; nobody has checked that, and `author` is whoever imported it. Empty: the file names nobody. Null: it was proposed here.',
  })
  importedAuthor!: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was proposed there, as the file says it; null: it does not, or it was proposed here.',
  })
  importedAt!: Date | null;

  documentId!: string;
  spaceId!: string;
  authorId!: string | null;
  decidedById!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'The words that a proposal is about; pieces in different blocks stand end to end.',
})
export class SuggestedWords implements Words {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'Those that are to come in; may be empty.' })
  inserted!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Those that are to go; may be empty.' })
  deleted!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Those that are to look different; may be empty.' })
  formatted!: string;

  id!: string;
  clients!: number[];
  documentId!: string;
  authorId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a proposed change at this moment.' })
export class SuggestionAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Accept it: whoever may edit the document.' })
  accept!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Refuse it, or withdraw one’s own.' })
  refuse!: boolean;
}
