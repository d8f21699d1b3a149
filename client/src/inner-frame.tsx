import { SignedInFrame } from './accounts/signed-in-frame.tsx';
import { CirculationsLink } from './circulations/circulations-link.tsx';
import { MentionsLink } from './comments/mentions-link.tsx';
import { FavouritesMenu } from './favourites/favourites-menu.tsx';
import { RecentGuard } from './recent/recent-guard.tsx';
import { SearchBox } from './search/search-box.tsx';
import { TasksLink } from './tasks/tasks-link.tsx';

/** What stands around every page of somebody who is signed in, with the ways that features bring. */
export function InnerFrame() {
  const ways = (
    <>
      <CirculationsLink />
      <TasksLink />
      <MentionsLink />
      <FavouritesMenu />
      <RecentGuard />
    </>
  );
  return <SignedInFrame search={<SearchBox />} ways={ways} />;
}
