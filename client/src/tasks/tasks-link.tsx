import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NavigationLink } from '../platform/ui/navigation-link.tsx';
import { taskTexts } from './tasks.i18n.ts';

const OpenTasks = graphql(/* GraphQL */ `
  query OpenTasks @live {
    tasks(filter: { standing: OPEN }, first: 1) {
      totalCount
    }
  }
`);

/** The way to one's tasks, with how many are open. */
export function TasksLink() {
  const t = useTexts(taskTexts);
  const { data } = useLiveQuery(OpenTasks, {});
  const count = data?.tasks.totalCount ?? 0;
  return (
    <NavigationLink to="/tasks" short={count > 0 ? `☑ ${count}` : '☑'}>
      {t('link')}
      {count > 0 && (
        <>
          {` (${count})`}
          <span className="kern-sr-only"> {t('open', { count })}</span>
        </>
      )}
    </NavigationLink>
  );
}
