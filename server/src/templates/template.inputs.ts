import { Field, ID, InputType } from 'type-graphql';
import { Locale } from '../accounts/account.entity.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { TemplateKind, type TemplateKindName } from './template-kind.ts';

@InputType({ description: 'A new template, from Markdown or from a document.' })
export class CreateTemplateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The space that it is for; left out: the hub, for which it takes the scope `hub:admin` too.',
  })
  spaceId?: string | null;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, { defaultValue: '', description: 'What it is for, at most 500 characters.' })
  description!: string;

  @Field(() => TemplateKind, { description: 'What sort of document it is for.' })
  kind!: TemplateKindName;

  @Field(() => String, { nullable: true, description: 'Its text, when it is not that of a document.' })
  markdown?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A document of that space whose text, as it is now, becomes the template’s.',
  })
  documentId?: string | null;
}

@InputType({ description: 'What changes of a template.' })
export class UpdateTemplateInput {
  @Field(() => ID, { description: 'The template.' })
  templateId!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  description?: string | null;

  @Field(() => TemplateKind, { nullable: true, description: 'What sort of document it is for.' })
  kind?: TemplateKindName | null;

  @Field(() => String, { nullable: true, description: 'Its text, as Markdown.' })
  markdown?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      '`Template.updatedAt` as it was read: nothing changes, and it is CONFLICT, when somebody has changed the template since; left out: whatever was changed.',
  })
  expectedUpdatedAt?: Date | null;
}

@InputType({ description: 'A new document, with the text of a template: either `templateId` or `builtin`.' })
export class CreateDocumentFromTemplateInput {
  @Field(() => ID, { description: 'The space in which it is created.' })
  spaceId!: string;

  @Field(() => String, { description: 'At most 300 characters; what `{{title}}` stands for.' })
  title!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The document under which it stands; left out: at the top of the space.',
  })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A template of that space or of the hub.' })
  templateId?: string | null;

  @Field(() => TemplateKind, { nullable: true, description: 'Or one that the house knows from the start.' })
  builtin?: TemplateKindName | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'In which language `builtin` and `{{date}}` are; left out: the viewer’s own.',
  })
  language?: Locale | null;
}
