import { useMutation, useQuery } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import type { DecisionState } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { FieldGroup, RadioField, SelectField, TextArea, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { type DecisionRow, DecisionSuccessors, SetDecisionState } from './decision-operations.ts';
import { decisionTexts } from './decisions.i18n.ts';

interface DecisionStateDialogProps {
  decision: DecisionRow;
  onClose: () => void;
}

/** Says what has become of a decision. */
export function DecisionStateDialog({ decision, onClose }: DecisionStateDialogProps) {
  const t = useTexts(decisionTexts);
  const { id: decisionId, number, outcome } = decision;
  const [setDecisionState] = useMutation(SetDecisionState);
  const [state, setState] = useState<DecisionState>(decision.state);
  const [replacedById, setReplacedById] = useState(decision.replacedBy?.id ?? '');
  const [on, setOn] = useState(() => dayAt(Date.now()));
  const [note, setNote] = useState('');
  const isReplaced = state === 'REPLACED';
  const submission = useSubmission(
    async () => {
      const input = { decisionId, state, on, note, replacedById: isReplaced ? replacedById : null };
      await setDecisionState({ variables: { input } });
      notify({ kind: 'success', words: t('set.done', { number }) });
      onClose();
    },
    {
      check: () => emptyFields(isReplaced ? { replacedById, on } : { on }),
      fields: ['replacedById', 'on', 'note'],
    },
  );
  return (
    <FormDialog title={t('set.title', { number })} submission={submission} onClose={onClose}>
      <States outcome={outcome} value={state} onChange={setState} />
      {isReplaced && (
        <Successor
          decision={decision}
          value={replacedById}
          onChange={setReplacedById}
          fault={submission.fault('replacedById')}
        />
      )}
      <TextField
        label={t('set.on')}
        type="date"
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
        fault={submission.fault('on')}
      />
      <TextArea
        label={t('set.note')}
        optional={t('set.optional')}
        hint={t('set.what')}
        rows={3}
        maxLength={LIMITS.decisionNoteCharacters}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        fault={submission.fault('note')}
      />
    </FormDialog>
  );
}

interface StatesProps {
  outcome: DecisionRow['outcome'];
  value: DecisionState;
  onChange: (state: DecisionState) => void;
}

/** What was rejected cannot be carried out. */
function States({ outcome, value, onChange }: StatesProps) {
  const t = useTexts(decisionTexts);
  const states: DecisionState[] =
    outcome !== 'REJECTED' ? ['VALID', 'CARRIED_OUT', 'REPLACED'] : ['VALID', 'REPLACED'];
  return (
    <FieldGroup legend={t('set.state')}>
      {states.map((each) => (
        <RadioField
          key={each}
          name="state"
          label={t(`state.${each}`)}
          checked={each === value}
          onChange={() => onChange(each)}
        />
      ))}
    </FieldGroup>
  );
}

interface SuccessorProps {
  decision: DecisionRow;
  value: string;
  onChange: (id: string) => void;
  fault: string | undefined;
}

/** Which decision took its place: one of the same body, or of the same space where there was none. */
function Successor({ decision: { id, body, space, replacedBy }, value, onChange, fault }: SuccessorProps) {
  const t = useTexts(decisionTexts);
  const filter = body ? { bodyId: body.id } : { spaceId: space?.id ?? null };
  const { data } = useQuery(DecisionSuccessors, { variables: { filter }, fetchPolicy: 'network-only' });
  const others = data?.decisions.nodes.filter((other) => other.id !== id) ?? [];
  const isElsewhere = replacedBy && !others.some((other) => other.id === replacedBy.id);
  return (
    <SelectField
      label={t('set.successor')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    >
      <option value="">{t('set.choose')}</option>
      {isElsewhere && <option value={replacedBy.id}>{replacedBy.number}</option>}
      {others.map(({ id: otherId, number, title }) => (
        <option key={otherId} value={otherId}>{`${number} – ${title}`}</option>
      ))}
    </SelectField>
  );
}
