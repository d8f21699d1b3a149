import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { favouriteTexts } from './favourites.i18n.ts';
import styles from './favourites.module.css';
import { Star } from './star.tsx';
import { useChangeFavourites, useFavourites } from './use-favourites.ts';

interface FavouriteButtonProps {
  targetId: string;
  title: string;
}

/** Puts a space or a document among one's favourites, and takes it out again. */
export function FavouriteButton({ targetId, title }: FavouriteButtonProps) {
  const t = useTexts(favouriteTexts);
  const favourites = useFavourites();
  const { add, remove } = useChangeFavourites();
  if (!favourites) return null;
  const isOne = favourites.some((each) => each.targetId === targetId);
  return (
    <Button
      small
      look="tertiary"
      aria-pressed={isOne}
      onClick={() => void (isOne ? remove : add)({ targetId, title })}
    >
      <span className={styles.button}>
        <Star isFilled={isOne} />
        {t('star')}
      </span>
    </Button>
  );
}
