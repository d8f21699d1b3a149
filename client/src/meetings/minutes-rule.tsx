import { useMutation } from '@apollo/client/react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { approvalTexts } from './approval.i18n.ts';
import { SetMinutesRule } from './approval-operations.ts';

interface MinutesRuleProps {
  seriesId: string;
  bySilence: boolean;
  mayChange: boolean;
}

/** Whether silence approves the minutes of a series. */
export function MinutesRule({ seriesId, bySilence, mayChange }: MinutesRuleProps) {
  const t = useTexts(approvalTexts);
  const failure = useFailureWords();
  const [set] = useMutation(SetMinutesRule);
  const change = async (wanted: boolean) => {
    try {
      await set({ variables: { input: { seriesId, bySilence: wanted } } });
    } catch (error) {
      notify({ kind: 'danger', words: failure(error) });
    }
  };
  return (
    <CheckboxField
      label={t('rule')}
      hint={t('ruleHint')}
      checked={bySilence}
      disabled={!mayChange}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}
