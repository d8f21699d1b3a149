import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NavigationLink } from '../platform/ui/navigation-link.tsx';
import { commentTexts } from './comments.i18n.ts';

const UnreadMentions = graphql(/* GraphQL */ `
  query UnreadMentions @live {
    viewer {
      account {
        id
      }
      mentions(first: 1, unreadOnly: true) {
        totalCount
      }
    }
  }
`);

/** The way to one's mentions, with how many are new. */
export function MentionsLink() {
  const t = useTexts(commentTexts);
  const { data } = useLiveQuery(UnreadMentions, {});
  const count = data?.viewer?.mentions.totalCount ?? 0;
  const words = count > 0 ? t('mentionsUnread', { count }) : t('mentions');
  return (
    <NavigationLink to="/mentions" short={count > 0 ? `@ ${count}` : '@'}>
      {words}
    </NavigationLink>
  );
}
