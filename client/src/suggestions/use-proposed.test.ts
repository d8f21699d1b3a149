import { documentSchema } from '@umlauf/shared/document-schema';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { expect, it, vi } from 'vitest';
import { formatsIn } from './use-proposed.ts';

const [A, B] = [1, 2].map((seed) => newSuggestionId(new Uint8Array(26).fill(seed))) as [string, string];
const formatting = (id: string, add: string, remove = '') =>
  documentSchema.mark('formatting', { id, add, remove });

it('tells the formats of all proposals in one walk', () => {
  const text = documentSchema.node('paragraph', null, [
    documentSchema.text('eins', [formatting(A, 'bold italic')]),
    documentSchema.text(' '),
    documentSchema.text('zwei', [formatting(A, 'code'), formatting(B, '', 'bold')]),
  ]);
  const shown = documentSchema.node('doc', null, [text]);
  const walk = vi.spyOn(shown, 'descendants');
  expect(Object.fromEntries(formatsIn(shown))).toEqual({
    [A]: { added: ['bold', 'italic', 'code'], removed: [] },
    [B]: { added: [], removed: ['bold'] },
  });
  expect(walk).toHaveBeenCalledOnce();
});
