import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';
import type { DropZone, Place, Step } from '../documents/tree.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { type MenuChoice, MenuButton } from '../platform/ui/menu-button.tsx';
import { approvalTexts } from './approval.i18n.ts';
import { AgendaHistory } from './agenda-history.tsx';
import { ItemTimer } from './item-timer.tsx';
import type { AgendaRow } from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';
import type { AgendaActions } from './use-agenda-actions.ts';
import { useAgendaDrag } from './use-agenda-drag.ts';
import { useDuration } from './use-agenda-words.ts';

/** What a row asks of the list around it. */
export interface RowTools extends AgendaActions {
  spaceId: string;
  /** Whether the meeting runs, and the viewer leads through it. */
  mayHold: boolean;
  placeAfter: (id: string, step: Step) => Place | null;
  placeOnDrop: (id: string, target: string, zone: DropZone) => Place | null;
  stepByKey: (item: AgendaRow, step: 'up' | 'down') => void;
  edit: (item: AgendaRow) => void;
  /** Null for those who may not plan. */
  addBelow: ((item: AgendaRow) => void) | null;
}

interface RowProps {
  item: AgendaRow;
  tools: RowTools;
}

const KEYS: Partial<Record<string, 'up' | 'down'>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** One item of an agenda, and a menu for everything that the mouse could drag as well. */
export function AgendaItemRow({ item, tools }: RowProps) {
  const t = useTexts(agendaTexts);
  const drag = useAgendaDrag(item, tools);
  const choices = useChoices(item, tools);
  const isCurrent = item.currentSince != null;
  const stepByKey = (event: KeyboardEvent) => {
    const step = event.altKey ? KEYS[event.key] : undefined;
    if (!step || !item.viewerCan.move) return;
    event.preventDefault();
    // The menu's button would open at an arrow.
    event.stopPropagation();
    tools.stepByKey(item, step);
  };
  return (
    <div
      className={`${styles.row} ${drag.zone ? styles[drag.zone] : ''}`}
      data-agenda-item={item.id}
      data-state={isCurrent ? 'CURRENT' : item.state}
      aria-current={isCurrent ? 'step' : undefined}
      onKeyDownCapture={stepByKey}
      {...drag.handlers}
    >
      <span className={styles.number}>{t('top', { number: item.number ?? '' })}</span>
      <div className={styles.what}>
        <p className={styles.title}>
          {item.title}
          <Marks item={item} />
        </p>
        <Facts item={item} />
        {item.note && <p className={styles.note}>{item.note}</p>}
        <Documents item={item} />
        <Approves item={item} />
        {item.carriedTimes > 0 && <Again item={item} spaceId={tools.spaceId} />}
        {isCurrent && tools.mayHold && (
          <p className={styles.steps}>
            <Button small look="primary" icon="check" onClick={() => void tools.mark(item, 'DEALT_WITH')}>
              {t('dealtWith')}
            </Button>
            <Button small onClick={() => void tools.mark(item, 'POSTPONED')}>
              {t('postpone')}
            </Button>
          </p>
        )}
      </div>
      {isCurrent ? <ItemTimer item={item} /> : <Times item={item} />}
      {choices.length > 0 && (
        <MenuButton
          label={t('menu', { number: item.number ?? '', title: item.title })}
          choices={choices}
          className={styles.menu}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </div>
  );
}

function useChoices(item: AgendaRow, tools: RowTools): MenuChoice[] {
  const t = useTexts(agendaTexts);
  const { id, state, viewerCan } = item;
  const choices: MenuChoice[] = [];
  if (tools.mayHold && item.currentSince == null)
    choices.push({ label: t('call'), icon: 'chevron-right', onSelect: () => void tools.call(item) });
  if (tools.mayHold && state !== 'DEALT_WITH')
    choices.push({
      label: t('dealtWith'),
      icon: 'check',
      onSelect: () => void tools.mark(item, 'DEALT_WITH'),
    });
  if (viewerCan.setState && state !== 'POSTPONED')
    choices.push({ label: t('postpone'), onSelect: () => void tools.mark(item, 'POSTPONED') });
  if (viewerCan.setState && state !== 'PLANNED')
    choices.push({ label: t('reopen'), icon: 'restore', onSelect: () => void tools.mark(item, 'PLANNED') });
  if (viewerCan.change) choices.push({ label: t('edit'), icon: 'edit', onSelect: () => tools.edit(item) });
  if (tools.addBelow && item.number && item.number.split('.').length < 3)
    choices.push({ label: t('addBelow'), icon: 'add', onSelect: () => tools.addBelow?.(item) });
  if (viewerCan.move) {
    const steps = [
      ['up', 'arrow-up'],
      ['down', 'arrow-down'],
      ['indent', 'arrow-right'],
      ['outdent', 'arrow-left'],
    ] as const;
    for (const [step, icon] of steps) {
      const place = tools.placeAfter(id, step);
      const onSelect = () => void (place && tools.move(item, place));
      choices.push({ label: t(step), icon, disabled: !place, onSelect });
    }
  }
  if (viewerCan.remove)
    choices.push({ label: t('remove'), icon: 'delete', onSelect: () => void tools.remove(item) });
  return choices;
}

function Marks({ item: { state, currentSince, isStanding, isClosed } }: { item: AgendaRow }) {
  const t = useTexts(agendaTexts);
  return (
    <>
      {currentSince != null && (
        <span className={styles.mark} data-mark="CURRENT">
          {t('state.current')}
        </span>
      )}
      {(state === 'DEALT_WITH' || state === 'POSTPONED') && (
        <span className={styles.mark} data-mark={state}>
          {t(`state.${state}`)}
        </span>
      )}
      {isClosed && <span className={styles.mark}>{t('closed')}</span>}
      {isStanding && <span className={styles.mark}>{t('standing')}</span>}
    </>
  );
}

function Facts({ item: { kind, responsible, proposedBy } }: { item: AgendaRow }) {
  const t = useTexts(agendaTexts);
  const proposed =
    proposedBy && proposedBy.id !== responsible?.id && t('proposals.by', { name: proposedBy.name });
  const facts = [t(`kind.${kind}`), responsible?.name, proposed].filter(Boolean);
  return <p className={styles.facts}>{facts.join(' · ')}</p>;
}

/** When it begins by plan, and how long it takes; that of what was postponed is left out. */
function Times({ item: { plannedAt, plannedMinutes, state } }: { item: AgendaRow }) {
  const t = useTexts(agendaTexts);
  const formats = useFormats();
  const duration = useDuration();
  if (state === 'POSTPONED' || (!plannedAt && plannedMinutes == null)) return null;
  return (
    <p className={styles.times}>
      {plannedAt && <span>{t('at', { time: formats.time(plannedAt) })}</span>}
      {plannedMinutes != null && <span>{duration(plannedMinutes)}</span>}
    </p>
  );
}

function Documents({ item: { documents } }: { item: AgendaRow }) {
  if (documents.length === 0) return null;
  return (
    <ul className={styles.documents}>
      {documents.map(({ id, title }) => (
        <li key={id}>
          <Icon name="document" className={styles.icon} />
          <Link to={`/documents/${id}`} draggable={false}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The minutes that are approved here. */
function Approves({ item: { approves } }: { item: AgendaRow }) {
  const t = useTexts(approvalTexts);
  const formats = useFormats();
  if (!approves?.minutes) return null;
  return (
    <p className={styles.facts}>
      <Link to={`/documents/${approves.minutes.id}`} draggable={false}>
        {t('item', { date: formats.date(approves.startsAt) })}
      </Link>
    </p>
  );
}

/** For which time it is there, since when, and on demand where it stood before. */
function Again({ item, spaceId }: { item: AgendaRow; spaceId: string }) {
  const t = useTexts(agendaTexts);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const date = item.firstAt ? formats.date(item.firstAt) : '';
  const again = t('again', { count: item.carriedTimes + 1, date });
  return (
    <>
      <p className={styles.again}>
        <Icon name="restore" className={styles.icon} />
        <button
          type="button"
          className={styles.link}
          aria-label={t('history.open', { again, title: item.title })}
          onClick={() => setOpen(true)}
        >
          {again}
        </button>
      </p>
      {isOpen && <AgendaHistory item={item} spaceId={spaceId} onClose={() => setOpen(false)} />}
    </>
  );
}
