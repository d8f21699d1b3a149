import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Document } from '../documents/document.entity.ts';
import { connectionType, type Connection } from '../platform/graphql/connection.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { Matcher } from './matcher.ts';
import type { Term } from './read-query.ts';

export const SearchKind = { DOCUMENT: 'DOCUMENT', COMMENT: 'COMMENT', FILE: 'FILE' } as const;
export type SearchKind = keyof typeof SearchKind;
registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What is found.',
  valuesConfig: {
    DOCUMENT: { description: 'A document, by its title and its text.' },
    COMMENT: { description: 'A comment on a document, by its words.' },
    FILE: { description: 'A file that is attached to a document, by its name and by what it says.' },
  },
});

export const SearchState = { IN_USE: 'IN_USE', IN_BIN: 'IN_BIN' } as const;
export type SearchState = keyof typeof SearchState;
registerEnumType(SearchState, {
  name: 'SearchState',
  description: 'Where documents are that are searched.',
  valuesConfig: {
    IN_USE: { description: 'In their space’s tree.' },
    IN_BIN: { description: 'In their space’s bin.' },
  },
});

export const SearchPart = {
  TITLE: 'TITLE',
  TEXT: 'TEXT',
  COMMENT: 'COMMENT',
  FILE_NAME: 'FILE_NAME',
  FILE_TEXT: 'FILE_TEXT',
} as const;
export type SearchPart = keyof typeof SearchPart;
registerEnumType(SearchPart, {
  name: 'SearchPart',
  description: 'Where words were found.',
  valuesConfig: {
    TITLE: { description: 'In the title.' },
    TEXT: { description: 'In the text.' },
    COMMENT: { description: 'In the comment.' },
    FILE_NAME: { description: 'In the file’s name.' },
    FILE_TEXT: { description: 'In what the file says.' },
  },
});

@InputType({ description: 'What to search in; all that is given must hold.' })
export class SearchFilter {
  @Field(() => ID, { nullable: true, description: 'In one space.' })
  spaceId?: string | null;

  @Field(() => SearchKind, { nullable: true, description: 'Things of one kind.' })
  kind?: SearchKind | null;

  @Field(() => SearchState, {
    nullable: true,
    description: 'What belongs to documents in use, or in the bin; left out: in use.',
  })
  state?: SearchState | null;

  @Field(() => ID, { nullable: true, description: 'What this account created, wrote or attached.' })
  authorId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last changed then or later.' })
  changedSince?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Last changed before then.' })
  changedUntil?: Date | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A part of a text, in UTF-16 code units, as JavaScript and Java count them.' })
export class TextRange {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Where it begins; 0 is the first.' })
  start!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How long it is.' })
  length!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A passage of a text, without any form.' })
export class SearchPassage {
  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'At most 300 characters on one line; an ellipsis stands where the text goes on.',
  })
  text!: string;

  @Extensions(PLAIN)
  @Field(() => [TextRange], { description: 'The words that were searched for, in order.' })
  ranges!: TextRange[];

  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description: 'On which page of a file it begins, from 1 on; null where there are no pages, or only one.',
  })
  page!: number | null;
}

/** Something found; what is marked in it is looked for when somebody asks. */
@ChangedBy<SearchHit>(({ document: { id } }) => [id, changeKeys.text(id)])
@ObjectType({ description: 'Something that was found.' })
export class SearchHit {
  /** Where it stands in the whole list: beside its own id. */
  place!: string;
  id!: string;
  matcher!: Matcher;

  @Extensions(PLAIN)
  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind;

  @Extensions(PLAIN)
  @Field(() => Document, { description: 'The document, or the one to which it belongs.' })
  document!: Document;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A word that stands nowhere as it was typed, and what was found instead.' })
export class SimilarWords {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'As it was typed.' })
  typed!: string;

  @Extensions(PLAIN)
  @Field(() => [String], {
    description: 'At most five words, the most alike first; in small letters, umlauts as two.',
  })
  found!: string[];
}

const HitConnection = connectionType(SearchHit, 'SearchHit');

/** A page of what was found, and how it was searched. */
export interface SearchPage extends Connection<SearchHit> {
  terms: readonly Term[];
}

export { HitConnection };
