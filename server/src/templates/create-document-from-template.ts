import { Locale } from '../accounts/account.entity.ts';
import type { FieldValues } from '../documents/filled-content.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import type { CreateDocumentFromTemplateInput } from './template.inputs.ts';
import { authorizeTemplate } from './template.policy.ts';

interface Wording {
  markdown: string;
  values: FieldValues;
}

/**
 * What the document shall say, and what its fields stand for, when this viewer may make it there. Throws NOT_FOUND for a
 * template of another space.
 */
export async function wordingFor(
  transaction: Transaction,
  viewer: Viewer,
  { spaceId, title, templateId, builtin, language: wanted }: CreateDocumentFromTemplateInput,
): Promise<Wording> {
  const space = await authorizeInSpace(transaction, viewer, 'createDocument', spaceId);
  const [person] = await transaction.sql<{ name: string; locale: Locale; organisation: string | null }>(
    `select a.name, a.locale, o.name as organisation from account a
     left join organisation o on o.id = a.organisation_id where a.id = $1`,
    [viewer.accountId],
  );
  if (!person) throw new AppError('UNAUTHENTICATED');
  const language = wanted ?? person.locale;
  const values = {
    title: title.trim(),
    space: space.name,
    purpose: space.purpose,
    person: person.name,
    organisation: person.organisation ?? '',
    date: dayIn(language, databaseNow()),
  };
  if (builtin) return { markdown: BUILTIN_TEMPLATES[builtin][language].markdown, values };
  const template = await authorizeTemplate(transaction, viewer, 'read', templateId ?? '');
  if (template.spaceId !== null && template.spaceId !== space.id) throw new AppError('NOT_FOUND');
  return { markdown: template.markdown, values };
}

function dayIn(language: Locale, now: number): string {
  const format = new Intl.DateTimeFormat(language === Locale.EN ? 'en-GB' : 'de-DE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'long',
  });
  return format.format(now);
}
