import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextArea, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { bodyTexts } from './bodies.i18n.ts';

const CreateBody = graphql(/* GraphQL */ `
  mutation CreateBody($input: CreateBodyInput!) {
    createBody(input: $input) {
      id
    }
  }
`);

const UpdateBody = graphql(/* GraphQL */ `
  mutation UpdateBody($input: UpdateBodyInput!) {
    updateBody(input: $input) {
      id
      name
      shortName
      purpose
      quorumPercent
    }
  }
`);

/** What stands in the fields. */
type BodyFacts = Record<'name' | 'shortName' | 'purpose' | 'quorumPercent', string>;

interface BodyDialogProps {
  /** Null: a new one, to whose page one is led. */
  present: {
    id: string;
    name: string;
    shortName?: string | null | undefined;
    purpose: string;
    quorumPercent: number | null;
  } | null;
  onClose: () => void;
}

/** What is known of a body, to be filled in or changed. */
export function BodyDialog({ present, onClose }: BodyDialogProps) {
  const t = useTexts(bodyTexts);
  const ui = useTexts(uiTexts);
  const navigate = useNavigate();
  const [create] = useMutation(CreateBody);
  const [update] = useMutation(UpdateBody);
  const [facts, setFacts] = useState<BodyFacts>({
    name: present?.name ?? '',
    shortName: present?.shortName ?? '',
    purpose: present?.purpose ?? '',
    quorumPercent: present?.quorumPercent?.toString() ?? '',
  });
  const submission = useSubmission(
    async () => {
      const input = { ...facts, quorumPercent: facts.quorumPercent ? Number(facts.quorumPercent) : null };
      const words = t(present ? 'saved' : 'created', { name: facts.name.trim() });
      if (present) {
        await update({ variables: { input: { bodyId: present.id, ...input } } });
        onClose();
      } else {
        const { data } = await create({ variables: { input } });
        onClose();
        if (data) void navigate(`/bodies/${data.createBody.id}`);
      }
      notify({ kind: 'success', words });
    },
    { check: () => emptyFields({ name: facts.name }), fields: Object.keys(facts) },
  );
  return (
    <Dialog title={t(present ? 'form.edit' : 'form.create')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <BodyFields facts={facts} onChange={setFacts} fault={submission.fault} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {ui('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

interface BodyFieldsProps {
  facts: BodyFacts;
  onChange: (facts: BodyFacts) => void;
  fault: (field: string) => string | undefined;
}

function BodyFields({ facts, onChange, fault }: BodyFieldsProps) {
  const t = useTexts(bodyTexts);
  const ui = useTexts(uiTexts);
  const bind = (name: keyof BodyFacts) => ({
    value: facts[name],
    fault: fault(name),
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...facts, [name]: currentTarget.value }),
  });
  return (
    <>
      <TextField
        {...bind('name')}
        label={t('form.name')}
        hint={t('form.nameHint')}
        maxLength={LIMITS.nameCharacters}
      />
      <TextField
        {...bind('shortName')}
        label={t('form.shortName')}
        optional={ui('optional')}
        maxLength={LIMITS.shortNameCharacters}
      />
      <TextArea
        {...bind('purpose')}
        label={t('form.purpose')}
        optional={ui('optional')}
        maxLength={LIMITS.purposeCharacters}
      />
      <TextField
        {...bind('quorumPercent')}
        type="number"
        min={1}
        max={100}
        label={t('form.quorum')}
        hint={t('form.quorumHint')}
        optional={ui('optional')}
      />
    </>
  );
}
