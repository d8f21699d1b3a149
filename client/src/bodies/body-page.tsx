import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { bodyTexts } from './bodies.i18n.ts';
import { BodyDialog } from './body-dialog.tsx';
import { SeatList } from './seat-list.tsx';

const BodyPageQuery = graphql(/* GraphQL */ `
  query BodyPage($id: ID!) @live {
    body(id: $id) {
      id
      name
      shortName
      purpose
      quorumPercent
    }
  }
`);

const RemoveBody = graphql(/* GraphQL */ `
  mutation RemoveBody($bodyId: ID!) {
    removeBody(bodyId: $bodyId)
  }
`);

/** One body, and who sits in it. */
export function BodyPage() {
  const t = useTexts(bodyTexts);
  const navigate = useNavigate();
  const { bodyId = '' } = useParams();
  const { manageBodies } = useViewer().viewerCan;
  const { data, error, refetch } = useLiveQuery(BodyPageQuery, { id: bodyId });
  const [removeBody] = useMutation(RemoveBody);
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);

  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={7} />;
  const { body } = data;
  if (!body) return <NotFound />;
  const { name, shortName, purpose } = body;
  return (
    <>
      <PageHeading
        title={name}
        above={<Breadcrumb crumbs={[{ label: t('title'), to: '/bodies' }]} />}
        lead={[shortName, purpose].filter(Boolean).join(' · ') || undefined}
        actions={
          manageBodies && (
            <>
              <Button icon="edit" onClick={() => setAsking('edit')}>
                {t('edit')}
              </Button>
              <Button icon="delete" look="tertiary" onClick={() => setAsking('remove')}>
                {t('remove')}
              </Button>
            </>
          )
        }
      />
      <Sheet>
        <SeatList bodyId={bodyId} name={name} mayChange={manageBodies} />
      </Sheet>
      {asking === 'edit' && <BodyDialog present={body} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeBody({ variables: { bodyId } });
            notify({ kind: 'success', words: t('removed', { name }) });
            void navigate('/bodies');
          }}
        >
          <p>{t('removeBody', { name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
