import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { documentTexts } from './documents.i18n.ts';

const CreateDocument = graphql(/* GraphQL */ `
  mutation CreateDocument($input: CreateDocumentInput!) {
    createDocument(input: $input) {
      id
      ...DocumentTree_document
    }
  }
`);

/** Below which document the new one shall stand; both null at the top. */
export interface NewDocumentParent {
  id: string | null;
  title: string | null;
}

interface CreateDocumentDialogProps {
  spaceId: string;
  parent: NewDocumentParent;
  onCreated: () => void;
  onClose: () => void;
}

/** Asks for the title of a new document and opens it. */
export function CreateDocumentDialog({ spaceId, parent, onCreated, onClose }: CreateDocumentDialogProps) {
  const t = useTexts(documentTexts);
  const ui = useTexts(uiTexts);
  const navigate = useNavigate();
  const [createDocument] = useMutation(CreateDocument);
  const [title, setTitle] = useState('');
  const submission = useSubmission(
    async () => {
      const { data } = await createDocument({
        variables: { input: { spaceId, title: title.trim(), parentId: parent.id } },
      });
      onCreated();
      onClose();
      if (data) await navigate(`/documents/${data.createDocument.id}`);
    },
    { check: () => emptyFields({ title }), fields: ['title'] },
  );
  return (
    <Dialog
      title={parent.title === null ? t('createTitle') : t('createBelow', { title: parent.title })}
      onClose={onClose}
    >
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('title')}
            name="title"
            autoComplete="off"
            maxLength={LIMITS.titleCharacters}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            fault={submission.fault('title')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
