import { FavouritesList } from './favourites/favourites-list.tsx';
import { RecentList } from './recent/recent-list.tsx';
import { SpacesPage } from './spaces/spaces-page.tsx';
import styles from './start-page.module.css';

/** Where one arrives: what is kept at hand, what was seen last, and one's spaces. */
export function StartPage() {
  return (
    <SpacesPage
      atHand={
        <div className={styles.atHand}>
          <FavouritesList />
          <RecentList />
        </div>
      }
    />
  );
}
