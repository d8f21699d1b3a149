import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import type { UpdateTemplateInput } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { type TemplateFacts, TemplateFields } from './template-fields.tsx';
import { CreateTemplate, TemplateText, UpdateTemplate } from './template-operations.ts';
import { templateTexts } from './templates.i18n.ts';
import styles from './templates.module.css';

/** As the server fills them in. */
const FIELDS = ['title', 'space', 'purpose', 'person', 'organisation', 'date'];

type PresentTemplate = TemplateFacts & { id: string; updatedAt: string };

interface TemplateDialogProps {
  /** Null: the hub's. */
  spaceId: string | null;
  /** Null: a new one. */
  present: PresentTemplate | null;
  onDone: () => void;
  onClose: () => void;
}

/** Adds a template, or changes one. */
export function TemplateDialog({ spaceId, present: newest, onDone, onClose }: TemplateDialogProps) {
  const t = useTexts(templateTexts);
  // As it was when the dialog opened: others may change it meanwhile.
  const [present] = useState(newest);
  const [createTemplate] = useMutation(CreateTemplate);
  const [updateTemplate] = useMutation(UpdateTemplate);
  const { data } = useQuery(TemplateText, {
    variables: { templateId: present?.id ?? '' },
    skip: present === null,
    fetchPolicy: 'network-only',
  });
  const [facts, setFacts] = useState<TemplateFacts>(
    present ?? { name: '', description: '', kind: 'DOCUMENT' },
  );
  const [typed, setTyped] = useState<string | null>(null);
  const markdown = typed ?? data?.template?.markdown ?? '';
  const { name, description, kind } = facts;
  const submission = useSubmission(
    async () => {
      const stated = { name: name.trim(), description, kind };
      if (present) await updateTemplate({ variables: { input: changesOf(present, stated, typed) } });
      else await createTemplate({ variables: { input: { spaceId, ...stated, markdown } } });
      notify({ kind: 'success', words: t(present ? 'changed' : 'created', { name: name.trim() }) });
      onDone();
      onClose();
    },
    {
      check: () => emptyFields(present && typed === null ? { name } : { name, markdown }),
      fields: ['name', 'description', 'markdown'],
    },
  );
  return (
    <FormDialog title={t(present ? 'editTitle' : 'create')} submission={submission} onClose={onClose}>
      <TemplateFields facts={facts} onChange={setFacts} fault={submission.fault} />
      <TextArea
        label={t('text')}
        hint={
          <span className={styles.fields}>
            {t('fields')}{' '}
            {FIELDS.map((field) => (
              <code key={field}>{`{{${field}}}`}</code>
            ))}
          </span>
        }
        name="markdown"
        rows={10}
        spellCheck
        disabled={present !== null && !data}
        maxLength={LIMITS.markdownCharacters}
        value={markdown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        fault={submission.fault('markdown')}
      />
    </FormDialog>
  );
}

/** What nobody changed is not sent: somebody else may have, meanwhile. */
function changesOf(
  present: PresentTemplate,
  stated: TemplateFacts,
  markdown: string | null,
): UpdateTemplateInput {
  const { id: templateId, updatedAt: expectedUpdatedAt } = present;
  return {
    templateId,
    expectedUpdatedAt,
    name: stated.name === present.name ? null : stated.name,
    description: stated.description === present.description ? null : stated.description,
    kind: stated.kind === present.kind ? null : stated.kind,
    markdown,
  };
}
