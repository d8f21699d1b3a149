import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import type { Entry } from './entries.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import type { Decide } from './use-decide.ts';
import styles from './suggestions.module.css';

interface AllOfOneProps {
  entries: readonly Entry[];
  canEdit: boolean;
  isLive: boolean;
  onDecide: Decide;
}

/** Where somebody proposes several things, all of them at once. */
export function AllOfOne({ entries, canEdit, isLive, onDecide }: AllOfOneProps) {
  const t = useTexts(suggestionTexts);
  const authors = [...Map.groupBy(entries, ({ row }) => row?.importedAuthor ?? row?.author?.id)].filter(
    ([id, all]) => id !== undefined && all.length > 1 && (canEdit || all[0]!.isOwn),
  );
  return authors.map(([id, all]) => {
    const [{ name, isOwn }] = all as [Entry];
    const ids = all.map(({ proposed }) => proposed.id);
    const words = { count: all.length, name };
    return (
      <div key={id} className={styles.buttons} role="group" aria-label={t('all', words)}>
        {canEdit && (
          <Button small disabled={!isLive} onClick={() => void onDecide(ids, 'accept')}>
            {t('acceptAll', words)}
          </Button>
        )}
        <Button small look="tertiary" disabled={!isLive} onClick={() => void onDecide(ids, 'refuse', isOwn)}>
          {t(isOwn ? 'withdrawAll' : 'refuseAll', words)}
        </Button>
      </div>
    );
  });
}
