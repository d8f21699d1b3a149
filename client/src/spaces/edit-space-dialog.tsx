import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { SPACE_FIELDS, sentReason, type SpaceDetails, SpaceFields, spaceFaults } from './space-fields.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const UpdateSpace = graphql(/* GraphQL */ `
  mutation UpdateSpace($input: UpdateSpaceInput!) {
    updateSpace(input: $input) {
      id
      ...SpaceHeading_space
    }
  }
`);

interface EditSpaceDialogProps {
  spaceId: string;
  present: SpaceDetails;
  onClose: () => void;
}

/** Changes what is said about a space. */
export function EditSpaceDialog({ spaceId, present, onClose }: EditSpaceDialogProps) {
  const t = useTexts(spaceTexts);
  const ui = useTexts(uiTexts);
  const [updateSpace] = useMutation(UpdateSpace);
  const [details, setDetails] = useState(present);
  const submission = useSubmission(
    async () => {
      const { name, purpose, visibility } = details;
      const input = { spaceId, name, purpose, visibility, ...sentReason(details) };
      await updateSpace({ variables: { input } });
      notify({ kind: 'success', words: t('form.saved') });
      onClose();
    },
    { check: () => spaceFaults(details), fields: SPACE_FIELDS },
  );
  return (
    <Dialog title={t('form.edit')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <div className={formStyles.form}>
            <SpaceFields details={details} onChange={setDetails} submission={submission} />
            {present.visibility !== details.visibility && details.visibility !== 'CLOSED' && (
              <Alert kind="info" title={t('visibility.opening')} />
            )}
          </div>
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
