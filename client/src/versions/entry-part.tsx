import { type EntryFields, isEntryKind, NO_FIELDS } from '@umlauf/shared/entries';
import { ENTRY_WORDS, entryLabel } from '@umlauf/shared/entry-words';
import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import type { Part } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';

/** A typed block as it was kept: what it is and what its fields say, before its wording. */
export function EntryPart({ part, children }: { part: Part; children: ReactNode }) {
  const t = useTexts(versionTexts);
  const language = t('entryLanguage') === 'en' ? 'en' : 'de';
  if (!isEntryKind(part.kind)) return children;
  const label = (which: 'value' | 'formerValue') =>
    entryLabel(ENTRY_WORDS[language], part.kind as 'task', fieldsOf(part, which));
  const [now, before] = [label('value'), label('formerValue')];
  return (
    <p data-change={part.change}>
      <strong>{now}:</strong> {before !== now && `(${t('form.kind', { former: before })}) `}
      {children}
    </p>
  );
}

/** As they are, or as they were until then. */
function fieldsOf({ attributes }: Part, which: 'value' | 'formerValue'): EntryFields {
  const given = attributes
    .filter(({ name }) => name in NO_FIELDS)
    .map(({ name, value, formerValue }) => [
      name,
      JSON.parse((which === 'value' ? null : formerValue) ?? value),
    ]);
  return { ...NO_FIELDS, ...(Object.fromEntries(given) as Partial<EntryFields>) };
}
