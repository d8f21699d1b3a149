import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { TemplateList } from './template-list.tsx';

const HubTemplatesTabQuery = graphql(/* GraphQL */ `
  query HubTemplatesTab($first: Int!) @live {
    templates(first: $first) {
      nodes {
        id
        ...Template_template
      }
    }
  }
`);

/** The hub's templates, for its administrators. */
export function HubTemplatesTab() {
  const { data, previousData, error, refetch } = useLiveQuery(HubTemplatesTabQuery, { first: 100 });
  const templates = (data ?? previousData)?.templates.nodes;
  const reload = () => void refetch();
  if (!templates) return error ? <Trouble error={error} onRetry={reload} /> : <Skeleton lines={4} />;
  return <TemplateList spaceId={null} templates={templates} onChanged={reload} />;
}
