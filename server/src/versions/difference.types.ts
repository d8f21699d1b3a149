import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import type { BlockChange } from '../documents/block-difference.ts';
import type { WordChange } from '../documents/word-difference.ts';

const BLOCK_CHANGES = {
  KEPT: 'KEPT',
  INSERTED: 'INSERTED',
  REMOVED: 'REMOVED',
  EDITED: 'EDITED',
  MOVED_AWAY: 'MOVED_AWAY',
  MOVED_HERE: 'MOVED_HERE',
} as const satisfies { [Name in BlockChange]: Name };
registerEnumType(BLOCK_CHANGES, {
  name: 'BlockChange',
  description: 'What became of a block.',
  valuesConfig: {
    KEPT: { description: 'It is the same.' },
    INSERTED: { description: 'It came.' },
    REMOVED: { description: 'It went.' },
    EDITED: { description: 'Its words or its form changed, or those of what is in it.' },
    MOVED_AWAY: { description: 'It stood here, and stands elsewhere now.' },
    MOVED_HERE: {
      description: 'It stood elsewhere, and stands here now; its words may have changed besides.',
    },
  },
});

const WORD_CHANGES = {
  KEPT: 'KEPT',
  INSERTED: 'INSERTED',
  REMOVED: 'REMOVED',
  FORMATTED: 'FORMATTED',
} as const satisfies { [Name in WordChange]: Name };
registerEnumType(WORD_CHANGES, {
  name: 'WordChange',
  description: 'What became of words.',
  valuesConfig: {
    KEPT: { description: 'They are the same.' },
    INSERTED: { description: 'They came.' },
    REMOVED: { description: 'They went.' },
    FORMATTED: { description: 'They are the same in another form.' },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'An attribute of a block, or of what it stands in.' })
export class DifferenceAttribute {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its name, as `level`, `start`, `checked` or `colspan`.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its value as JSON.' })
  value!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'What it was until then; null: the same.' })
  formerValue!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A block, or the list, item, table, row, cell or quotation in which it stands.' })
export class DifferencePart {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The same in all lines that stand in it.' })
  id!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its kind in the document’s schema, as `paragraph` or `listItem`.' })
  kind!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Which kind it was until then; null: the same.' })
  formerKind!: string | null;

  @Extensions(PLAIN)
  @Field(() => BLOCK_CHANGES, { description: 'What became of it.' })
  change!: BlockChange;

  @Extensions(PLAIN)
  @Field(() => [DifferenceAttribute], { description: 'What is special about it.' })
  attributes!: DifferenceAttribute[];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Words that share their fate and their form.' })
export class DifferencePiece {
  @Extensions(PLAIN)
  @Field(() => WORD_CHANGES, { description: 'What became of them.' })
  change!: WordChange;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The words; a line break is a line feed.' })
  text!: string;

  @Extensions(PLAIN)
  @Field(() => [String], { description: 'How they are emphasised, as `bold`, `italic` or `link`.' })
  marks!: string[];

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Where they lead; null: they are no link.' })
  href!: string | null;

  @Extensions(PLAIN)
  @Field(() => [String], {
    nullable: true,
    description: 'Of what is in another form: the emphasis until then.',
  })
  formerMarks!: string[] | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'One block of text in its place in the document, with what became of it.' })
export class DifferenceLine {
  @Extensions(PLAIN)
  @Field(() => BLOCK_CHANGES, { description: 'What became of it.' })
  change!: BlockChange;

  @Extensions(PLAIN)
  @Field(() => [DifferencePart], {
    description: 'In what it stands, from the outside to the inside; the last one is the block itself.',
  })
  parts!: DifferencePart[];

  @Extensions(PLAIN)
  @Field(() => [DifferencePiece], { description: 'Its words, those that went among them.' })
  pieces!: DifferencePiece[];

  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description: 'Of what moved: the same number where it stood and where it stands.',
  })
  move!: number | null;

  @Extensions(PLAIN)
  @Field(() => [Account], {
    description:
      'Of what came or changed: who wrote since in the block at the top of the document to which it belongs. Nobody can tell who removed something, and accounts that are gone are not among them.',
  })
  writers!: Account[];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What became of a document from one of its versions to a later state.' })
export class DocumentDifference {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The revision of the later state.' })
  toRevision!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'The hash of the later state’s content; see `DocumentVersion.contentHash`.',
  })
  toContentHash!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether both are the same, word for word and in every form.' })
  isEmpty!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many words came.' })
  insertedWords!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many words went.' })
  removedWords!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many blocks stand elsewhere now.' })
  movedBlocks!: number;

  @Extensions(PLAIN)
  @Field(() => [DifferenceLine], {
    description: 'Both states as one document, block by block. The same texts always give the same lines.',
  })
  lines!: DifferenceLine[];
}
