import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { type TemplateFacts, TemplateFields } from './template-fields.tsx';
import { CreateTemplate } from './template-operations.ts';
import { templateTexts } from './templates.i18n.ts';

const SaveAsTemplateQuery = graphql(/* GraphQL */ `
  query SaveAsTemplate($documentId: ID!) @live {
    document(id: $documentId) {
      id
      title
      trashedAt
      space {
        id
        viewerCan {
          manageTemplates
        }
      }
    }
  }
`);

/** Makes a template of a document, for leads of its space. */
export function SaveAsTemplate({ documentId }: { documentId: string }) {
  const t = useTexts(templateTexts);
  const [isOpen, setOpen] = useState(false);
  const { data, previousData } = useLiveQuery(SaveAsTemplateQuery, { documentId });
  const document = (data ?? previousData)?.document;
  if (!document?.space.viewerCan.manageTemplates || document.trashedAt !== null) return null;
  return (
    <>
      <Button small look="tertiary" onClick={() => setOpen(true)}>
        {t('save')}
      </Button>
      {isOpen && (
        <SaveDialog
          document={{ id: document.id, title: document.title, spaceId: document.space.id }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface SaveDialogProps {
  document: { id: string; title: string; spaceId: string };
  onClose: () => void;
}

function SaveDialog({ document: { id: documentId, title, spaceId }, onClose }: SaveDialogProps) {
  const t = useTexts(templateTexts);
  const [createTemplate] = useMutation(CreateTemplate);
  const [facts, setFacts] = useState<TemplateFacts>({
    name: title.slice(0, LIMITS.nameCharacters),
    description: '',
    kind: 'DOCUMENT',
  });
  const name = facts.name.trim();
  const submission = useSubmission(
    async () => {
      await createTemplate({
        variables: { input: { spaceId, ...facts, name, documentId } },
        // Its page, opened next, would show the list as it was before.
        update: (cache) =>
          void cache.evict({
            id: cache.identify({ __typename: 'Space', id: spaceId })!,
            fieldName: 'templates',
          }),
      });
      notify({ kind: 'success', words: t('saved', { name }) });
      onClose();
    },
    { check: () => emptyFields({ name }), fields: ['name', 'description'] },
  );
  return (
    <FormDialog title={t('save')} submission={submission} onClose={onClose}>
      <TemplateFields facts={facts} onChange={setFacts} fault={submission.fault} />
      <p>{t('saveHint')}</p>
    </FormDialog>
  );
}
