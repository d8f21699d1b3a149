import { Arg, Authorized, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Locale } from '../accounts/account.entity.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { BUILTIN_TEMPLATES, TEMPLATE_KINDS } from './builtin-templates.ts';
import { BuiltinTemplate } from './template.types.ts';

const LANGUAGE = { defaultValue: Locale.DE, description: 'In which language.' };

/** Templates that the house knows from the start. They are the same for everybody. */
@Resolver(() => BuiltinTemplate)
export class BuiltinTemplateResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => [BuiltinTemplate], { description: 'The templates that the house knows from the start.' })
  builtinTemplates(): BuiltinTemplate[] {
    return TEMPLATE_KINDS.map((kind) => Object.assign(new BuiltinTemplate(), { kind }));
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What it is called.' })
  name(@Root() { kind }: BuiltinTemplate, @Arg('language', () => Locale, LANGUAGE) language: Locale): string {
    return BUILTIN_TEMPLATES[kind][language].name;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What it is for.' })
  description(
    @Root() { kind }: BuiltinTemplate,
    @Arg('language', () => Locale, LANGUAGE) language: Locale,
  ): string {
    return BUILTIN_TEMPLATES[kind][language].description;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'Its text as Markdown, with fields as `{{space}}`.' })
  markdown(
    @Root() { kind }: BuiltinTemplate,
    @Arg('language', () => Locale, LANGUAGE) language: Locale,
  ): string {
    return BUILTIN_TEMPLATES[kind][language].markdown;
  }
}
