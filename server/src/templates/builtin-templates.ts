import { Locale } from '../accounts/account.entity.ts';
import { IN_ENGLISH } from './builtin-templates.en.ts';
import { IN_GERMAN } from './builtin-templates.de.ts';
import type { BuiltinText } from './builtin-text.ts';
import { TemplateKind, type TemplateKindName } from './template-kind.ts';

export const TEMPLATE_KINDS = Object.keys(TemplateKind) as TemplateKindName[];

/** What the house brings along, by kind: no rows, so that it is the same everywhere and gets better with each release. */
export const BUILTIN_TEMPLATES = Object.fromEntries(
  TEMPLATE_KINDS.map((kind) => [kind, { [Locale.DE]: IN_GERMAN[kind], [Locale.EN]: IN_ENGLISH[kind] }]),
) as Record<TemplateKindName, Record<Locale, BuiltinText>>;
