import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { templatesById } from './list-templates.ts';
import { Template } from './template.types.ts';

@InterfaceType({
  implements: [Change, AuthoredChange],
  description: 'Something happened to a template of documents.',
})
class TemplateChange extends Change {}

const OF_TEMPLATES = [Change, AuthoredChange, TemplateChange];

@ObjectType({ implements: OF_TEMPLATES, description: 'A template was added.' })
class TemplateCreated {}

@ObjectType({ implements: OF_TEMPLATES, description: 'A template changed.' })
class TemplateChanged {}

@ObjectType({ implements: OF_TEMPLATES, description: 'A template was removed.' })
class TemplateRemoved {}

/** For the schema, which finds them by no field. */
export const TEMPLATE_CHANGES = [TemplateCreated, TemplateChanged, TemplateRemoved];

@Resolver(() => TemplateChange)
export class TemplateChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'The template’s name at that moment.' })
  templateName(@Root() { facts }: Change): string {
    return facts['name'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Template, {
    nullable: true,
    description: 'The template as it is now; null when it is gone, or the viewer no longer reads it.',
  })
  template(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<Template | null> {
    return context.fetch(templatesById, subjectId);
  }
}
