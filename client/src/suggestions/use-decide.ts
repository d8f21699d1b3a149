import { useMutation } from '@apollo/client/react';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import { LIMITS } from '@umlauf/shared/limits';
import { decideSuggestions, type Decision } from '@umlauf/shared/suggestions';
import type { UndoManager } from 'yjs';
import type { BesideProps } from '../documents/beside.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { AcceptSuggestions, RefuseSuggestions } from './suggestion-operations.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import { tellDecision } from './tell-decision.ts';

/** For so long a decision waits until the text is saved. Milliseconds. */
const SAVED_WITHIN = 10_000;

export type Decide = (ids: readonly string[], decision: Decision, isOwn?: boolean) => Promise<void>;

/**
 * Decides. What is accepted becomes part of the text here, where it can be undone like any edit, and then for good. What is
 * refused the server takes out of its own text: here a letter that is on its way would stay behind, in no suggestion any more.
 */
export function useDecide(beside: BesideProps, canEdit: boolean): Decide {
  const { documentId, doc, editor, whenSaved } = beside;
  const t = useTexts(suggestionTexts);
  const words = useFailureWords();
  const [accept] = useMutation(AcceptSuggestions);
  const [refuse] = useMutation(RefuseSuggestions);
  return async (ids, decision, isOwn = false) => {
    try {
      if (canEdit && decision === 'accept') {
        const undo = yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager } | undefined;
        // A step of its own, however soon after a word was typed.
        undo?.undoManager.stopCapturing();
        decideSuggestions(doc, new Set(ids), decision, ySyncPluginKey);
        undo?.undoManager.stopCapturing();
      }
      // The server has to know what was only just proposed.
      await whenSaved(SAVED_WITHIN);
      for (let at = 0; at < ids.length; at += LIMITS.decidedSuggestions) {
        const suggestionIds = ids.slice(at, at + LIMITS.decidedSuggestions);
        const variables = { input: { documentId, suggestionIds } };
        await tellDecision(() => (decision === 'accept' ? accept : refuse)({ variables }));
      }
      const said = decision === 'accept' ? 'accepted' : isOwn ? 'withdrawn' : 'refused';
      notify({ kind: 'success', words: t(said, { count: ids.length }) });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}
