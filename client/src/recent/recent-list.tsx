import { useState } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { forgetPlaces, recentPlaces } from './recent-places.ts';
import { recentTexts } from './recent.i18n.ts';
import styles from './recent.module.css';

/** One question for all of them, each by its place; what may not be read is null. */
const RecentPlaces = graphql(/* GraphQL */ `
  query RecentPlaces(
    $p0: ID!
    $p1: ID!
    $p2: ID!
    $p3: ID!
    $p4: ID!
    $p5: ID!
    $p6: ID!
    $p7: ID!
    $p8: ID!
    $p9: ID!
  ) @live {
    p0: node(id: $p0) {
      ...RecentPlace_node
    }
    p1: node(id: $p1) {
      ...RecentPlace_node
    }
    p2: node(id: $p2) {
      ...RecentPlace_node
    }
    p3: node(id: $p3) {
      ...RecentPlace_node
    }
    p4: node(id: $p4) {
      ...RecentPlace_node
    }
    p5: node(id: $p5) {
      ...RecentPlace_node
    }
    p6: node(id: $p6) {
      ...RecentPlace_node
    }
    p7: node(id: $p7) {
      ...RecentPlace_node
    }
    p8: node(id: $p8) {
      ...RecentPlace_node
    }
    p9: node(id: $p9) {
      ...RecentPlace_node
    }
  }
`);

const RecentPlace_node = graphql(/* GraphQL */ `
  fragment RecentPlace_node on Node {
    __typename
    id
    ... on Space {
      name
    }
    ... on Document {
      title
      trashedAt
      space {
        id
        name
      }
    }
  }
`);

/** What was seen last on this device; nothing where nothing is kept, or none of it may be read any more. */
export function RecentList() {
  const { account } = useViewer();
  const [ids, setIds] = useState(() => recentPlaces(account.id));
  if (ids.length === 0) return null;
  return <Shown ids={ids} accountId={account.id} onForget={() => setIds([])} />;
}

interface ShownProps {
  ids: readonly string[];
  accountId: string;
  onForget: () => void;
}

function Shown({ ids, accountId, onForget }: ShownProps) {
  const t = useTexts(recentTexts);
  const [p0 = '', p1 = '', p2 = '', p3 = '', p4 = '', p5 = '', p6 = '', p7 = '', p8 = '', p9 = ''] = ids;
  const { data } = useLiveQuery(RecentPlaces, { p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 });
  const nodes = Object.values(data ?? {}).filter((node) => node !== null);
  const places = readFragment(RecentPlace_node, nodes).flatMap((place) => {
    if (place.__typename === 'Space')
      return [{ id: place.id, path: `/spaces/${place.id}`, title: place.name, detail: t('space') }];
    if (place.__typename === 'Document' && place.trashedAt === null)
      return [{ id: place.id, path: `/documents/${place.id}`, title: place.title, detail: place.space.name }];
    return [];
  });
  if (places.length === 0) return null;
  const forget = () => {
    forgetPlaces(accountId);
    onForget();
    announce(t('forgotten'));
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <section className={styles.part} aria-labelledby="recent-places">
      <div className={styles.heading}>
        <h2 id="recent-places">{t('title')}</h2>
        <Button small look="tertiary" onClick={forget} aria-describedby="recent-places">
          {t('forget')}
        </Button>
      </div>
      <Sheet className={styles.sheet}>
        <ul className={styles.list} aria-labelledby="recent-places">
          {places.map(({ id, path, title, detail }) => (
            <li key={id}>
              <Link to={path}>{title}</Link>
              <small>{detail}</small>
            </li>
          ))}
        </ul>
        <p className={styles.note}>{t('onlyHere')}</p>
      </Sheet>
    </section>
  );
}
