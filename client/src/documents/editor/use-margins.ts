import { useCallback } from 'react';
import type { EntryMargin_EntryFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type Formats, useFormats } from '../../platform/i18n/format.ts';
import { useTexts } from '../../platform/i18n/texts.ts';
import { editorTexts } from './editor.i18n.ts';
import type { EntryMargin } from './known-entries.ts';

const EntryMargin_entry = graphql(/* GraphQL */ `
  fragment EntryMargin_entry on TextEntry {
    id
    steps(first: 1) {
      totalCount
    }
    beside {
      id
      kind
      at
      by {
        id
        name
      }
      to {
        id
        name
      }
    }
    decision {
      id
      state
      stateOn
      replacedBy {
        id
        number
      }
    }
  }
`);

type MarginOf = (entry: FragmentType<typeof EntryMargin_entry>) => [id: string, margin: EntryMargin][];

const useEditorTexts = () => useTexts(editorTexts);

/** What is said of entries beside the text, in the language of the screen; nothing where nothing is. */
export function useMargins(): MarginOf {
  const t = useEditorTexts();
  const formats = useFormats();
  return useCallback(
    (masked) => {
      const entry = readFragment(EntryMargin_entry, masked);
      const lines = [...stepsOf(entry, t, formats), ...stateOf(entry, t, formats)];
      const steps = entry.steps.totalCount;
      const isGiven = entry.beside.some(({ kind, to }) => kind === 'HANDED_OVER' && to !== null);
      return lines.length > 0 || steps > 0 ? [[entry.id, { words: lines.join(' · '), steps, isGiven }]] : [];
    },
    [t, formats],
  );
}

type Words = ReturnType<typeof useEditorTexts>;

/** To whom a task was handed over, and whether it is done, where the text says another thing. */
function stepsOf({ beside }: EntryMargin_EntryFragment, t: Words, formats: Formats): string[] {
  return beside.map(({ kind, at, by, to }) => {
    const names = { by: by?.name ?? t('margin.somebody'), to: to?.name ?? t('margin.somebody') };
    const facts = { ...names, date: formats.date(at) };
    if (kind === 'HANDED_OVER') return t('margin.given', facts);
    return t(kind === 'DONE' ? 'margin.DONE' : 'margin.REOPENED', facts);
  });
}

/** What has become of a decision, unless it simply holds. */
function stateOf({ decision }: EntryMargin_EntryFragment, t: Words, formats: Formats): string[] {
  if (!decision?.stateOn || decision.state === 'VALID') return [];
  const date = formats.date(`${decision.stateOn}T12:00:00Z`);
  const { replacedBy } = decision;
  if (decision.state === 'REPLACED' && replacedBy)
    return [t('margin.replacedBy', { date, number: replacedBy.number })];
  return [t(`margin.${decision.state}`, { date })];
}
