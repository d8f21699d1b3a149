import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NavigationLink } from '../platform/ui/navigation-link.tsx';
import { circulationTexts } from './circulations.i18n.ts';

const WaitingCirculations = graphql(/* GraphQL */ `
  query WaitingCirculations @live {
    circulations(filter: WAITING_FOR_VIEWER, first: 1) {
      totalCount
    }
  }
`);

/** The way to the rounds, with how many wait for the viewer. */
export function CirculationsLink() {
  const t = useTexts(circulationTexts);
  const { data } = useLiveQuery(WaitingCirculations, {});
  const count = data?.circulations.totalCount ?? 0;
  return (
    <NavigationLink to="/circulations" short={count > 0 ? `↻ ${count}` : '↻'}>
      {t('title')}
      {count > 0 && (
        <>
          {` (${count})`}
          <span className="kern-sr-only"> {t('waits', { count })}</span>
        </>
      )}
    </NavigationLink>
  );
}
