import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import { type MenuChoice, MenuButton } from '../platform/ui/menu-button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { favouriteTexts } from './favourites.i18n.ts';
import styles from './favourites.module.css';
import { type FavouriteEntry, useChangeFavourites, useFavourites } from './use-favourites.ts';

/** One's favourites in their order; nothing where there are none. */
export function FavouritesList() {
  const t = useTexts(favouriteTexts);
  const entries = useFavourites() ?? [];
  const { remove, move } = useChangeFavourites();
  const [moved, setMoved] = useState<{ id: string }>();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // What was moved is another element in another place: the focus goes along.
    if (!moved || document.activeElement !== document.body) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-favourite="${CSS.escape(moved.id)}"] [aria-haspopup]`)
      ?.focus();
  }, [moved]);
  if (entries.length === 0) return null;

  const choicesOf = (entry: FavouriteEntry, place: number): MenuChoice[] => {
    const go = (to: number) => () =>
      void move(entries, entry, to).then(() => setMoved({ id: entry.targetId }));
    return [
      { label: t('up'), icon: 'arrow-up', disabled: place === 0, onSelect: go(place - 1) },
      {
        label: t('down'),
        icon: 'arrow-down',
        disabled: place === entries.length - 1,
        onSelect: go(place + 1),
      },
      { label: t('remove'), icon: 'close', onSelect: () => void remove(entry) },
    ];
  };
  return (
    <section className={styles.part} aria-labelledby="favourites">
      <h2 id="favourites">{t('title')}</h2>
      <Sheet className={styles.sheet}>
        <ul ref={list} className={styles.list} aria-labelledby="favourites">
          {entries.map((entry, place) => (
            <li key={entry.targetId} data-favourite={entry.targetId} className={styles.entry}>
              <span className={styles.what}>
                <Link to={entry.path}>{entry.title}</Link>
                <small>{entry.spaceName ?? t('space')}</small>
              </span>
              <MenuButton
                label={t('actions', { title: entry.title })}
                choices={choicesOf(entry, place)}
                className={styles.menuButton}
              >
                <Icon name="more" />
              </MenuButton>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
