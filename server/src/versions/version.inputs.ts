import { ArgsType, Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Document } from '../documents/document.entity.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DocumentVersion } from './version.types.ts';

@ArgsType()
export class DocumentVersionsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that have a name.' })
  namedOnly!: boolean;
}

@InputType({ description: 'A name for the document as it is at this moment.' })
export class NameDocumentVersionInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What is to be said about it: at most 2,000 characters.',
  })
  note!: string;
}

@InputType({ description: 'A name for a version, or another one.' })
export class RenameDocumentVersionInput {
  @Field(() => ID, { description: 'The version.' })
  versionId!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What is to be said about it: at most 2,000 characters.',
  })
  note!: string;
}

@InputType({ description: 'Which version a document shall be again.' })
export class RestoreDocumentVersionInput {
  @Field(() => ID, { description: 'The version.' })
  versionId!: string;

  @Field(() => Int, {
    description: 'The document’s revision as it was seen: what was written since would be lost unseen.',
  })
  expectedRevision!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What a restoring did.' })
export class RestoredDocumentVersion {
  @Extensions(PLAIN)
  @Field(() => Document, { description: 'The document.' })
  document!: Document;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Its revision with what was restored.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => DocumentVersion, {
    description: 'The document as it was before: restoring this one takes the restoring back.',
  })
  before!: DocumentVersion;
}
