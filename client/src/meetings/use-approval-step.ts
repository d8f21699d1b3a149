import type { ConflictReason } from '@umlauf/shared/error-codes';
import { toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { approvalTexts } from './approval.i18n.ts';

/** What can be done about minutes, by the word for it. */
export type ApprovalDeed =
  'coordinate' | 'moveDeadline' | 'withdraw' | 'finish' | 'approve' | 'correct' | 'endCorrection';

const WORDED = [
  'NO_ATTENDANCE',
  'OPEN_SUGGESTIONS',
  'DOCUMENT_CHANGED',
  'ALREADY_DECIDED',
  'OTHER_STATE',
  'TOO_EARLY',
] as const satisfies readonly ConflictReason[];

/** Takes a step with minutes and says how that went; what failed is told in the words of minutes, and thrown no further. */
export function useApprovalStep(): (deed: ApprovalDeed, work: () => Promise<unknown>) => Promise<void> {
  const t = useTexts(approvalTexts);
  const words = useFailureWords();
  return async (deed, work) => {
    try {
      await work();
      notify({ kind: 'success', words: t(`done.${deed}`) });
    } catch (error) {
      const failure = toFailure(error);
      const reason = failure.code === 'CONFLICT' && WORDED.find((word) => word === failure.facts.reason);
      notify({ kind: 'danger', words: reason ? t(`failed.${reason}`) : words(error) });
    }
  };
}
