import { useTexts } from '../platform/i18n/texts.ts';
import type { MenuChoice } from '../platform/ui/menu-button.tsx';
import { favouriteTexts } from './favourites.i18n.ts';
import { useChangeFavourites, useFavourites } from './use-favourites.ts';

/** The same as the button, for the menus of rows. */
export function useFavouriteChoice(): (row: { id: string; title: string }) => MenuChoice[] {
  const t = useTexts(favouriteTexts);
  const favourites = useFavourites();
  const { add, remove } = useChangeFavourites();
  return ({ id: targetId, title }) => {
    if (!favourites) return [];
    const isOne = favourites.some((each) => each.targetId === targetId);
    const label = isOne ? t('remove') : t('add');
    return [{ label, onSelect: () => void (isOne ? remove : add)({ targetId, title }) }];
  };
}
