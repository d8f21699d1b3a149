import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import { createDocument } from '../documents/create-document.ts';
import { Document } from '../documents/document.entity.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText, tooMuchText } from '../platform/graphql/answer-size.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import {
  ChangedBy,
  NOTHING_ELSE,
  objectAskedFor,
  ownChanges,
  ownMemberships,
  Shareable,
} from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Space } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import {
  authorizeSource,
  checkSource,
  checkTemplate,
  insertTemplate,
  removeTemplate,
  updateTemplate,
} from './change-template.ts';
import { wordingFor } from './create-document-from-template.ts';
import { listTemplates, templatesById, templateTexts } from './list-templates.ts';
import {
  CreateDocumentFromTemplateInput,
  CreateTemplateInput,
  UpdateTemplateInput,
} from './template.inputs.ts';
import { Template } from './template.types.ts';

const TemplateConnection = connectionType(Template, 'Template');

/** Texts to begin documents with: leads change those of their space, administrators those of the hub. */
@Resolver(() => Template)
export class TemplateResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly work: TextWork,
    private readonly coediting: Coediting,
  ) {}

  @ChangedBy(ownChanges, ownMemberships, () => [changeKeys.anyTemplate])
  @Authorized('documents:read')
  @Query(() => TemplateConnection, {
    description: 'The templates of the hub, by name. Those of a space: `Space.templates`.',
  })
  templates(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Template>> {
    return listTemplates(null, page, context);
  }

  @ChangedBy(objectAskedFor, ownChanges, ownMemberships)
  @Authorized('documents:read')
  @Query(() => Template, {
    nullable: true,
    description: 'One template; null when there is none that the viewer may read.',
  })
  async template(
    @Arg('id', () => ID, { description: 'The template.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Template | null> {
    return isId('tpl', id) ? context.fetch(templatesById, id) : null;
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Template, {
    description:
      'Adds a template. For leads of the space, or administrators. CONFLICT { field: name } for a name that is taken; GONE { IN_BIN } for a document that is in the bin.',
  })
  async createTemplate(
    @Arg('input', () => CreateTemplateInput, { description: 'What it is called, and what it says.' })
    input: CreateTemplateInput,
    @Ctx() context: Context,
  ): Promise<Template> {
    const viewer = context.signedIn;
    checkTemplate(input);
    if ((input.markdown == null) === (input.documentId == null))
      throw new AppError('INVALID_INPUT', { fields: { documentId: 'MISMATCH' } });
    const markdown = input.markdown ?? (await this.textOf(input.spaceId ?? null, input.documentId!, context));
    const id = await context.transaction((transaction) =>
      insertTemplate(transaction, this.announcements, viewer, input, markdown),
    );
    return requireTemplate(context, id);
  }

  @Authorized('documents:write')
  @Mutation(() => Template, {
    description:
      'Changes a template; documents that were made with it stay as they are. For leads of its space, or administrators. CONFLICT { field: name } for a name that is taken; CONFLICT without a field when it was changed since `expectedUpdatedAt`.',
  })
  async updateTemplate(
    @Arg('input', () => UpdateTemplateInput, { description: 'What changes.' }) input: UpdateTemplateInput,
    @Ctx() context: Context,
  ): Promise<Template> {
    const viewer = context.signedIn;
    const { name, description, markdown } = input;
    checkTemplate({ name: name!, description: description!, markdown: markdown! });
    await context.transaction((transaction) =>
      updateTemplate(transaction, this.announcements, viewer, input),
    );
    return requireTemplate(context, input.templateId);
  }

  /** Of this moment: what is kept in the document's row may be some seconds old. */
  private async textOf(spaceId: string | null, documentId: string, context: Context): Promise<string> {
    await context.transaction((transaction) =>
      authorizeSource(transaction, context.signedIn, spaceId, documentId),
    );
    const present = await this.coediting.state(documentId);
    if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
    return checkSource((await this.work.run('derive', present.state)).markdown);
  }

  @Authorized('documents:write')
  @Mutation(() => Boolean, {
    description:
      'Removes a template; documents that were made with it stay. For leads of its space, or administrators.',
  })
  async removeTemplate(
    @Arg('templateId', () => ID, { description: 'The template.' }) templateId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedIn;
    await context.transaction((transaction) =>
      removeTemplate(transaction, this.announcements, viewer, templateId),
    );
    return true;
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Creates a document at the end of its siblings, with the text of a template. The fields `{{title}}`, `{{space}}`, `{{purpose}}`, `{{person}}`, `{{organisation}}` and `{{date}}` are filled in as plain text; others stay.',
  })
  async createDocumentFromTemplate(
    @Arg('input', () => CreateDocumentFromTemplateInput, { description: 'Where, its title, and of what.' })
    input: CreateDocumentFromTemplateInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    const { spaceId, title, parentId = null } = input;
    checkFields({
      title: faultOfLine(title, LIMITS.titleCharacters),
      templateId: (input.templateId == null) === (input.builtin == null) ? 'MISMATCH' : null,
    });
    const { markdown, values } = await context.transaction((transaction) =>
      wordingFor(transaction, viewer, input),
    );
    const content = await this.work.run('fill', markdown, values);
    return context.transaction((transaction) =>
      createDocument(transaction, viewer, { spaceId, title, parentId }, content),
    );
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Space, { nullable: true, description: 'The space that it is for; null: the hub.' })
  space(@Root() { spaceId }: Template, @Ctx() context: Context): Promise<Space | null> | null {
    return spaceId ? context.fetch(spacesById, spaceId) : null;
  }

  @Costs(3)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'Its text as Markdown, with fields as `{{space}}`.' })
  async markdown(
    @Root() { id }: Template,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    const text = await context.load(templateTexts, id);
    if (!text) return '';
    if (text.markdown === null) throw tooMuchText();
    return bearText(text.markdown, info, context);
  }
}

async function requireTemplate(context: Context, id: string): Promise<Template> {
  const template = await context.fetch(templatesById, id);
  if (!template) throw new AppError('NOT_FOUND');
  return template;
}

/** What brings templates into a list, out of it, or to another place in it. */
function listChanges({ id }: Space): string[] {
  const types = ['TEMPLATE_CREATED', 'TEMPLATE_CHANGED', 'TEMPLATE_REMOVED'] as const;
  return types.map((type) => changeKeys.events(id, type));
}

@Resolver(() => Space)
export class SpaceTemplatesResolver {
  @Costs(2)
  @Shareable()
  @ChangedBy(listChanges, ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => TemplateConnection, {
    description: 'Its own templates, by name; none for guests and visitors.',
  })
  templates(
    @Root() { id }: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Template>> {
    return listTemplates(id, page, context);
  }
}
