import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { documentTexts } from '../documents/documents.i18n.ts';
import type { NewDocumentProps } from '../documents/new-document.ts';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { type ChosenTemplate, TemplateChoice } from './template-choice.tsx';
import { useTemplateLanguage } from './template-operations.ts';

const CreateDocument = graphql(/* GraphQL */ `
  mutation CreateDocument($input: CreateDocumentInput!) {
    createDocument(input: $input) {
      id
      ...DocumentTree_document
    }
  }
`);

const CreateDocumentFromTemplate = graphql(/* GraphQL */ `
  mutation CreateDocumentFromTemplate($input: CreateDocumentFromTemplateInput!) {
    createDocumentFromTemplate(input: $input) {
      id
      ...DocumentTree_document
    }
  }
`);

/** Asks for the title of a new document and of what it is made, and opens it. */
export function NewDocumentDialog({ spaceId, parent, onCreated, onClose }: NewDocumentProps) {
  const t = useTexts(documentTexts);
  const navigate = useNavigate();
  const language = useTemplateLanguage();
  const [createDocument] = useMutation(CreateDocument);
  const [createFromTemplate] = useMutation(CreateDocumentFromTemplate);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<ChosenTemplate>(null);

  async function create(): Promise<string | undefined> {
    const place = { spaceId, title: title.trim(), parentId: parent.id };
    if (!chosen) {
      const { data } = await createDocument({ variables: { input: place } });
      return data?.createDocument.id;
    }
    const { data } = await createFromTemplate({ variables: { input: { ...place, ...chosen, language } } });
    return data?.createDocumentFromTemplate.id;
  }

  const submission = useSubmission(
    async () => {
      const id = await create();
      onCreated();
      onClose();
      if (id) await navigate(`/documents/${id}`);
    },
    { check: () => emptyFields({ title }), fields: ['title'] },
  );
  return (
    <FormDialog
      title={parent.title === null ? t('createTitle') : t('createBelow', { title: parent.title })}
      submission={submission}
      submit={t('submit')}
      onClose={onClose}
    >
      <TextField
        label={t('title')}
        name="title"
        autoComplete="off"
        maxLength={LIMITS.titleCharacters}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        fault={submission.fault('title')}
      />
      <TemplateChoice spaceId={spaceId} chosen={chosen} onChoose={setChosen} />
    </FormDialog>
  );
}
