import type { ConflictReason } from '@umlauf/shared/error-codes';
import { useState } from 'react';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission, type Submission, type SubmissionOptions } from '../platform/ui/submission.ts';
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
  'CIRCULATED',
] as const satisfies readonly ConflictReason[];

interface ApprovalStep {
  deed: ApprovalDeed;
  work: () => Promise<unknown>;
  /** Once it has worked: what failed stays open, with what was typed. */
  onClose: () => void;
}

/** Takes a step with minutes and says how that went; what failed is told in the words of minutes, where it was asked for. */
export function useApprovalStep(
  { deed, work, onClose }: ApprovalStep,
  options: SubmissionOptions = {},
): Submission {
  const t = useTexts(approvalTexts);
  const [reason, setReason] = useState<(typeof WORDED)[number] | null>(null);
  const submission = useSubmission(async () => {
    setReason(null);
    try {
      await work();
    } catch (error) {
      const failure = toFailure(error);
      const found = failure.code === 'CONFLICT' && WORDED.find((word) => word === failure.facts.reason);
      setReason(found || null);
      throw error;
    }
    notify({ kind: 'success', words: t(`done.${deed}`) });
    onClose();
  }, options);
  const { problem } = submission;
  return { ...submission, problem: problem && reason ? t(`failed.${reason}`) : problem };
}
