import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { EventList } from './event-list.tsx';
import styles from './space-card.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const SpaceCard_space = graphql(/* GraphQL */ `
  fragment SpaceCard_space on Space {
    id
    name
    purpose
    viewerRole
    newsCount
    latestEvents(first: 2) {
      id
      ...EventList_event
    }
  }
`);

/** One space in the list: what it is for, and what is new in it. */
export function SpaceCard({ space: masked }: { space: FragmentType<typeof SpaceCard_space> }) {
  const t = useTexts(spaceTexts);
  const space = readFragment(SpaceCard_space, masked);
  return (
    <article className={styles.card}>
      <header className={styles.header}>
        <h2 className={styles.name}>
          <Link to={`/spaces/${space.id}`}>{space.name}</Link>
        </h2>
        {space.newsCount > 0 && <span className={styles.news}>{t('news', { count: space.newsCount })}</span>}
        <span className={styles.role}>{t(`role.${space.viewerRole}`)}</span>
      </header>
      <p className={styles.purpose}>{space.purpose}</p>
      {space.latestEvents.length > 0 && (
        <div className={styles.latest}>
          <EventList events={space.latestEvents} label={t('latestIn', { name: space.name })} />
        </div>
      )}
    </article>
  );
}
