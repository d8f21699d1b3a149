import { useMutation } from '@apollo/client/react';
import { roleAllows } from '@umlauf/shared/roles';
import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { type MenuChoice, MenuButton } from '../platform/ui/menu-button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import {
  AddStandingAgendaItem,
  MoveStandingAgendaItem,
  RemoveStandingAgendaItem,
  StandingAgendaQuery,
  type StandingRow,
  StandingRow_item,
} from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';
import { MinutesRule } from './minutes-rule.tsx';
import { StandingItemDialog } from './standing-item-dialog.tsx';
import { useDuration } from './use-agenda-words.ts';

interface StandingButtonProps {
  /** Of the series. */
  title: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** Shows what stands on all agendas of a series, and hides it again. */
export function StandingButton({ title, isOpen, onToggle }: StandingButtonProps) {
  const t = useTexts(agendaTexts);
  return (
    <Button
      small
      look="tertiary"
      aria-expanded={isOpen}
      aria-label={`${t('standingItems.title')}: ${title}`}
      onClick={onToggle}
    >
      {t('standingItems.title')}
    </Button>
  );
}

/** What stands on the agenda of every meeting of a series. Nothing where there is no such series. */
export function StandingAgenda({ seriesId }: { seriesId: string }) {
  const t = useTexts(agendaTexts);
  const { data, error, refetch } = useLiveQuery(StandingAgendaQuery, { seriesId });
  const [editing, setEditing] = useState<StandingRow | 'new' | null>(null);
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const series = data.meetingSeries;
  if (!series) return null;
  const items = readFragment(StandingRow_item, series.standingItems);
  const mayChange = series.viewerCanChange;
  return (
    <section className={styles.standing} aria-label={t('standingItems.title')}>
      <header className={styles.header}>
        <h3>{t('standingItems.title')}</h3>
        {mayChange && (
          <Button icon="add" onClick={() => setEditing('new')}>
            {t('standingItems.add')}
          </Button>
        )}
      </header>
      <p className={styles.summary}>{t(items.length > 0 ? 'standingItems.lead' : 'standingItems.empty')}</p>
      {items.length > 0 && (
        <ul className={styles.branch} aria-label={t('standingItems.title')}>
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              items={items}
              seriesId={seriesId}
              onEdit={mayChange ? setEditing : null}
            />
          ))}
        </ul>
      )}
      <MinutesRule
        seriesId={seriesId}
        bySilence={series.minutesBySilence}
        mayChange={mayChange && roleAllows(series.space?.viewerRole, 'settleMinutes')}
      />
      {editing && (
        <StandingItemDialog
          seriesId={seriesId}
          item={editing === 'new' ? null : editing}
          proposed={items.length === 0 ? t('standingItems.first') : ''}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface RowProps {
  item: StandingRow;
  items: readonly StandingRow[];
  seriesId: string;
  /** Null for those who may not. */
  onEdit: ((item: StandingRow) => void) | null;
}

function Row({ item, items, seriesId, onEdit }: RowProps) {
  const t = useTexts(agendaTexts);
  const duration = useDuration();
  const { title, kind, note, minutes, atEnd } = item;
  const choices = useChoices(item, items, seriesId);
  const facts = [t(`kind.${kind}`), minutes != null && duration(minutes)].filter(Boolean);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={styles.title}>
          {title}
          {atEnd && <span className={styles.mark}>{t('standingItems.end')}</span>}
        </p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {onEdit && (
        <MenuButton
          label={t('standingItems.menu', { title })}
          choices={[{ label: t('edit'), icon: 'edit', onSelect: () => onEdit(item) }, ...choices]}
          className={styles.menu}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </li>
  );
}

function useChoices(item: StandingRow, items: readonly StandingRow[], seriesId: string): MenuChoice[] {
  const t = useTexts(agendaTexts);
  const ui = useTexts(uiTexts);
  const words = useFailureWords();
  const [move] = useMutation(MoveStandingAgendaItem);
  const [remove] = useMutation(RemoveStandingAgendaItem);
  const [add] = useMutation(AddStandingAgendaItem);
  const { id, title, kind, note, minutes, atEnd } = item;
  const place = items.findIndex((each) => each.id === id);
  const attempt = (work: () => Promise<unknown>) =>
    work().catch((error: unknown) => notify({ kind: 'danger', words: words(error) }));
  const go = (afterId: string | null) => () =>
    void attempt(async () => {
      await move({ variables: { input: { standingItemId: id, afterId } } });
      announce(t('standingItems.moved', { title }));
    });
  const before = items[place - 1]?.id ?? null;
  const putBack = () => {
    const input = { seriesId, title, kind, note, minutes, atEnd, afterId: before };
    return attempt(() => add({ variables: { input } }));
  };
  const takeAway = () =>
    void attempt(async () => {
      await remove({ variables: { standingItemId: id } });
      const action = { label: ui('undo'), run: () => void putBack() };
      notify({ kind: 'success', words: t('standingItems.removed', { title }), action });
    });
  return [
    { label: t('up'), icon: 'arrow-up', disabled: place === 0, onSelect: go(items[place - 2]?.id ?? null) },
    {
      label: t('down'),
      icon: 'arrow-down',
      disabled: place === items.length - 1,
      onSelect: go(items[place + 1]?.id ?? null),
    },
    { label: t('remove'), icon: 'delete', onSelect: takeAway },
  ];
}
