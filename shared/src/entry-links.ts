import {
  ENTRY_FORMS,
  type EntryFields,
  type EntryKind,
  FIELDS_OF,
  isEntryId,
  isEntryKind,
  NO_FIELDS,
} from './entries.ts';

/** An entry without its wording. */
export interface EntryHead {
  kind: EntryKind;
  id: string | null;
  fields: EntryFields;
}

const LINK = /^#(decision|task|statement|vote):(blk_[0-9a-z]{26}|new)((?:,[a-z]+=[\w-]*)*)$/;

/**
 * What stands for an entry in Markdown, before its wording: a link within the document that says all its fields. `[Beschluss]`
 * before it is for people; this is what is read again.
 */
export function entryLink({ kind, id, fields }: EntryHead): string {
  const said = FIELDS_OF[kind].filter((name) => fields[name] !== null && fields[name] !== NO_FIELDS[name]);
  return `#${kind}:${id ?? 'new'}${said.map((name) => `,${name}=${fields[name]}`).join('')}`;
}

/** The entry that `entryLink` has written; null for any other address. What cannot be a field's value is left out. */
export function entryFromLink(address: string): EntryHead | null {
  const [, kind, id, rest] = LINK.exec(address) ?? [];
  if (kind === undefined || !isEntryKind(kind)) return null;
  const fields = { ...NO_FIELDS, ...(kind === 'task' && { state: 'OPEN' as const }) };
  for (const pair of rest!.split(',').slice(1)) {
    const [name, text] = pair.split('=') as [keyof EntryFields, string];
    if (!FIELDS_OF[kind].includes(name)) continue;
    const value = /^-?\d+$/.test(text) ? Number(text) : text;
    if (ENTRY_FORMS[name](value)) Object.assign(fields, { [name]: value });
  }
  return { kind, id: isEntryId(id) ? id : null, fields };
}
