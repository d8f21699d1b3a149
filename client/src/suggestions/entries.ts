import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import type { ProposedRow } from './suggestion-operations.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import { type Proposed, useProposed } from './use-proposed.ts';

/** A proposal that stands in the text, with what the server knows of it. */
export interface Entry {
  proposed: Proposed;
  /** Undefined for what has just been typed. */
  row: ProposedRow | undefined;
  name: string;
  isOwn: boolean;
}

interface EntriesWanted {
  doc: Y.Doc;
  editor: Editor;
  rows: readonly ProposedRow[];
  accountId: string;
  own: Set<string>;
}

/** All that is proposed, in the order of the text. */
export function useEntries({ doc, editor, rows, accountId, own }: EntriesWanted): readonly Entry[] {
  const t = useTexts(suggestionTexts);
  const proposed = useProposed(doc, editor);
  useEffect(() => {
    for (const { id, author, importedAuthor } of rows)
      if (author?.id === accountId && importedAuthor === null) own.add(id);
  }, [rows, accountId, own]);
  return useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return proposed.map((each) => {
      const row = byId.get(each.id);
      const isImported = row !== undefined && row.importedAuthor !== null;
      const isOwn = !isImported && (own.has(each.id) || row?.author?.id === accountId);
      const unknown = row ? t('somebody') : t(isOwn ? 'you' : 'arriving');
      const name = isImported ? row.importedAuthor || t('nameless') : (row?.author?.name ?? unknown);
      return { proposed: each, row, name, isOwn };
    });
  }, [proposed, rows, accountId, own, t]);
}

/** What stands at each proposal in the text: the same map as long as it says the same. */
export function useTitles(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const t = useTexts(suggestionTexts);
  const { moment } = useFormats();
  const said = JSON.stringify(
    entries.flatMap(({ row, name }) =>
      row ? [[row.id, t('tip', { name, time: moment(row.importedAt ?? row.createdAt) })] as const] : [],
    ),
  );
  return useMemo(() => new Map(JSON.parse(said) as [string, string][]), [said]);
}

/** No more of a long proposal than this. Characters. */
const SHOWN = 200;
const shortened = (words: string) => (words.length > SHOWN ? `${words.slice(0, SHOWN - 1)}…` : words);

/** What is proposed, in sentences. */
export function useSentences(): (proposed: Proposed) => string[] {
  const t = useTexts(suggestionTexts);
  return (proposed) => {
    const [inserted, deleted, formatted] = [proposed.inserted, proposed.deleted, proposed.formatted].map(
      shortened,
    ) as [string, string, string];
    const words = [];
    if (inserted && deleted) words.push(t('replaced', { deleted, inserted }));
    else if (inserted) words.push(t('inserted', { words: inserted }));
    else if (deleted) words.push(t('deleted', { words: deleted }));
    if (!formatted) return words;
    const formats = [
      ...proposed.added.map((format) => t(`added.${format}`)),
      ...proposed.removed.map((format) => t(`removed.${format}`)),
    ].join(', ');
    return [...words, t('formatted', { formats, words: formatted })];
  };
}
