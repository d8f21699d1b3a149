import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField, SelectField } from '../platform/ui/field.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { MoveForetold } from './move-foretold.tsx';
import { movingTexts } from './moving.i18n.ts';
import { ParentField } from './parent-field.tsx';
import { ForetoldMove, type Movable, useMoveToSpace } from './use-move-to-space.ts';

const MoveTargets = graphql(/* GraphQL */ `
  query MoveTargets($after: String) {
    spaces(first: 100, after: $after) {
      edges {
        node {
          id
          name
          viewerCan {
            createDocument
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface MoveToSpaceDialogProps {
  document: Movable;
  /** It is elsewhere, or back. */
  onMoved: () => void;
  onClose: () => void;
}

/** Asks where a document shall go, and says before who begins and who ceases to see it. */
export function MoveToSpaceDialog({ document, onMoved, onClose }: MoveToSpaceDialogProps) {
  const t = useTexts(movingTexts);
  const ui = useTexts(uiTexts);
  const moving = useMoving({ document, onMoved, onClose });
  const { spaceId, parentId, confirmed, told, submission } = moving;
  const mayGo = told !== undefined && told.hindrance === null && (!told.isWider || confirmed);
  return (
    <Dialog title={t('title', { title: document.title })} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <SpaceField
            formerId={document.space.id}
            value={spaceId}
            onChange={moving.choose}
            fault={submission.fault('spaceId')}
          />
          {spaceId && <ParentField spaceId={spaceId} value={parentId} onChange={moving.setParentId} />}
          <MoveForetold told={told} isReading={moving.isReading} error={moving.error} />
          {told?.isWider && told.hindrance === null && (
            <CheckboxField
              label={t('confirm')}
              checked={confirmed}
              onChange={(event) => moving.setConfirmed(event.currentTarget.checked)}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy} disabled={Boolean(spaceId) && !mayGo}>
            {t('submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** What is chosen, what is said of it, and sending it. */
function useMoving({ document, onMoved, onClose }: MoveToSpaceDialogProps) {
  const [spaceId, setSpaceId] = useState('');
  const [parentId, setParentId] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const foretold = useQuery(ForetoldMove, {
    variables: { documentId: document.id, spaceId },
    skip: !spaceId,
    fetchPolicy: 'network-only',
  });
  const move = useMoveToSpace(onMoved);
  const told = spaceId ? foretold.data?.documentMove : undefined;
  const go = async () => {
    if (!told) return;
    const to = { spaceId, parentId, token: told.token, confirmsWider: confirmed };
    await move(document, to).catch(async (error: unknown) => {
      // What stands here is out of date.
      if (toFailure(error).code === 'CONFLICT') await foretold.refetch();
      throw error;
    });
    onClose();
  };
  const submission = useSubmission(go, {
    check: () => (spaceId ? {} : { spaceId: 'EMPTY' }),
    fields: ['spaceId'],
  });
  const choose = (chosen: string) => {
    setSpaceId(chosen);
    setParentId(null);
    setConfirmed(false);
  };
  const { loading: isReading, error } = foretold;
  return {
    spaceId,
    choose,
    parentId,
    setParentId,
    confirmed,
    setConfirmed,
    told,
    isReading,
    error,
    submission,
  };
}

interface SpaceFieldProps {
  formerId: string;
  value: string;
  onChange: (spaceId: string) => void;
  fault: string | undefined;
}

/** Which of the other spaces in which the viewer may create documents. */
function SpaceField({ formerId, value, onChange, fault }: SpaceFieldProps) {
  const t = useTexts(movingTexts);
  const { data, fetchMore } = useQuery(MoveTargets);
  useAllPages(data?.spaces, (after) => fetchMore({ variables: { after } }));
  const spaces = data?.spaces.edges
    .map(({ node }) => node)
    .filter(({ id, viewerCan }) => id !== formerId && viewerCan.createDocument);
  if (spaces?.length === 0 && !data?.spaces.pageInfo.hasNextPage) return <p>{t('noSpaces')}</p>;
  return (
    <SelectField
      label={t('space')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    >
      <option value="">{t('chooseSpace')}</option>
      {spaces?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
