import { useParams } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { SpaceHeading } from '../spaces/space-heading.tsx';
import { TemplateList } from './template-list.tsx';

const SpaceTemplatesPageQuery = graphql(/* GraphQL */ `
  query SpaceTemplatesPage($spaceId: ID!) @live {
    space(id: $spaceId) {
      id
      viewerCan {
        manageTemplates
      }
      ...SpaceHeading_space
      templates(first: 100) {
        nodes {
          id
          ...Template_template
        }
      }
    }
  }
`);

/** A space's templates, for its leads. */
export function SpaceTemplatesPage() {
  const { spaceId = '' } = useParams();
  const { data, previousData, error, refetch } = useLiveQuery(SpaceTemplatesPageQuery, { spaceId });
  const shown = data ?? previousData;
  const reload = () => void refetch();
  if (!shown) return error ? <Trouble error={error} onRetry={reload} /> : <Skeleton lines={6} />;
  const { space } = shown;
  if (!space?.viewerCan.manageTemplates) return <NotFound />;
  return (
    <>
      <SpaceHeading space={space} part="templates" />
      <TemplateList spaceId={space.id} templates={space.templates.nodes} onChanged={reload} />
    </>
  );
}
