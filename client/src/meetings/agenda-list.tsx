import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import type { Draft } from './agenda-item-dialog.tsx';
import type { AgendaMeeting, AgendaRow } from './agenda-operations.ts';
import { AgendaItemRow, type RowTools } from './agenda-row.tsx';
import { type AgendaNode, agendaTree, dropIn, firstToCome, stepIn } from './agenda-tree.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';
import { useAgendaActions } from './use-agenda-actions.ts';

interface AgendaListProps {
  meeting: AgendaMeeting;
  items: readonly AgendaRow[];
  onDraft: (draft: Draft) => void;
}

/** The items in their order, and what can be done with them. */
export function AgendaList({ meeting, items, onDraft }: AgendaListProps) {
  const t = useTexts(agendaTexts);
  const actions = useAgendaActions(meeting.id);
  const tree = agendaTree(items);
  const { viewerCan } = meeting.agenda;
  const tools: RowTools = {
    ...actions,
    spaceId: meeting.space?.id ?? '',
    mayHold: viewerCan.hold,
    placeAfter: (id, step) => stepIn(tree, id, step),
    placeOnDrop: (id, target, zone) => dropIn(tree, id, target, zone),
    stepByKey: (item, step) => {
      const place = stepIn(tree, item.id, step);
      if (place) void actions.move(item, place);
      else announce(t('cannotMove', { title: item.title }));
    },
    edit: (item) => onDraft({ way: 'change', item }),
    addBelow: viewerCan.plan ? (item) => onDraft({ way: 'add', parent: item }) : null,
  };
  const next = firstToCome(items);
  const isAtOne = items.some(({ currentSince }) => currentSince != null);
  return (
    <>
      {viewerCan.hold && (
        <p className={styles.holding}>
          {!isAtOne && next && (
            <Button icon="chevron-right" onClick={() => void actions.call(next)}>
              {t('next')}
            </Button>
          )}
          {isAtOne && (
            <Button small look="tertiary" onClick={() => void actions.call(null)}>
              {t('stop')}
            </Button>
          )}
        </p>
      )}
      <Branch nodes={tree} tools={tools} label={t('list')} />
      {viewerCan.plan && items.length > 1 && <p className={styles.hint}>{t('howToMove')}</p>}
    </>
  );
}

interface BranchProps {
  nodes: readonly AgendaNode[];
  tools: RowTools;
  label?: string;
}

/** Nested lists; their numbers are given, and no screen reader counts anew. */
function Branch({ nodes, tools, label }: BranchProps) {
  return (
    <ul className={styles.branch} aria-label={label}>
      {nodes.map((node) => (
        <li key={node.entry.id}>
          <AgendaItemRow item={node.entry} tools={tools} />
          {node.children.length > 0 && <Branch nodes={node.children} tools={tools} />}
        </li>
      ))}
    </ul>
  );
}
