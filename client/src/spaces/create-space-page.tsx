import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { Narrow, PageHeading, Sheet } from '../platform/ui/page.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { SPACE_FIELDS, sentReason, type SpaceDetails, SpaceFields, spaceFaults } from './space-fields.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const CreateSpace = graphql(/* GraphQL */ `
  mutation CreateSpace($input: CreateSpaceInput!) {
    createSpace(input: $input) {
      id
      ...SpaceCard_space
    }
  }
`);

const EMPTY: SpaceDetails = { name: '', purpose: '', visibility: 'HUB', closedBecause: '' };

/** A new space; whoever creates it leads it. */
export function CreateSpacePage() {
  const t = useTexts(spaceTexts);
  const ui = useTexts(uiTexts);
  const navigate = useNavigate();
  const [createSpace] = useMutation(CreateSpace);
  const [details, setDetails] = useState<SpaceDetails>(EMPTY);
  const submission = useSubmission(
    async () => {
      const { name, purpose, visibility } = details;
      const { data } = await createSpace({
        variables: { input: { name, purpose, visibility, ...sentReason(details) } },
      });
      if (data) await navigate(`/spaces/${data.createSpace.id}`, { replace: true });
    },
    { check: () => spaceFaults(details), fields: SPACE_FIELDS },
  );
  return (
    <Narrow>
      <PageHeading
        title={t('form.title')}
        lead={t('form.lead')}
        above={<Breadcrumb crumbs={[{ label: t('title'), to: '/' }]} />}
      />
      <Sheet>
        <form {...submission.form} className={formStyles.form}>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <SpaceFields details={details} onChange={setDetails} submission={submission} />
          <div className={formStyles.actions}>
            <Button type="submit" look="primary" busy={submission.busy}>
              {t('form.submit')}
            </Button>
            <ButtonLink to="/" look="tertiary">
              {ui('cancel')}
            </ButtonLink>
          </div>
        </form>
      </Sheet>
    </Narrow>
  );
}
