import { useNavigate } from 'react-router';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { MenuButton } from '../platform/ui/menu-button.tsx';
import { FavouritesQuery } from './favourite-operations.ts';
import { favouriteTexts } from './favourites.i18n.ts';
import styles from './favourites.module.css';
import { Star } from './star.tsx';
import { entriesOf } from './use-favourites.ts';

/** More than these are on the start page. */
const SHOWN = 12;

/** One's favourites from any page; holds their list open for all who show it. */
export function FavouritesMenu() {
  const t = useTexts(favouriteTexts);
  const navigate = useNavigate();
  const { data } = useLiveQuery(FavouritesQuery, {});
  const entries = entriesOf(data?.viewer?.favourites.nodes ?? []);
  const choices = entries.slice(0, SHOWN).map(({ title, path, spaceName }) => ({
    key: path,
    label: spaceName === null ? title : `${title} · ${spaceName}`,
    onSelect: () => void navigate(path),
  }));
  const home = { label: t('start'), icon: 'home', onSelect: () => void navigate('/') } as const;
  return (
    <MenuButton label={t('title')} choices={[...choices, home]} className={styles.menuButton}>
      <Star isFilled={entries.length > 0} />
    </MenuButton>
  );
}
