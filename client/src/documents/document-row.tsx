import { LIMITS } from '@umlauf/shared/limits';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { DocumentTree_DocumentFragment } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import { InlineEdit } from '../platform/ui/inline-edit.tsx';
import { type MenuChoice, MenuButton } from '../platform/ui/menu-button.tsx';
import styles from './document-row.module.css';
import { documentTexts } from './documents.i18n.ts';
import { movingTexts } from './moving.i18n.ts';
import type { RowActions } from './row-actions.ts';
import { useRenameDocument } from './use-rename-document.ts';
import { useRowDrag } from './use-row-drag.ts';

type Row = DocumentTree_DocumentFragment;

interface DocumentRowProps {
  document: Row;
  actions: RowActions;
}

/** One document in the tree: the way to it, and a menu for everything that the mouse could drag as well. */
export function DocumentRow({ document, actions }: DocumentRowProps) {
  const t = useTexts(documentTexts);
  const formats = useFormats();
  const [renaming, setRenaming] = useState(false);
  useMenuFocusAfter(renaming, document.id);
  const drag = useRowDrag(document, actions);
  const choices = useChoices(document, actions, () => setRenaming(true));
  const { id, title, updatedAt } = document;
  const rename = useRenameDocument(id);

  if (renaming) {
    return (
      <div className={styles.row}>
        <Icon name="document" className={styles.icon} />
        <InlineEdit
          value={title}
          label={t('renameLabel', { title })}
          maxLength={LIMITS.titleCharacters}
          onSave={rename}
          onDone={() => setRenaming(false)}
        />
      </div>
    );
  }
  return (
    <div
      className={`${styles.row} ${drag.zone ? styles[drag.zone] : ''}`}
      data-document={id}
      {...drag.handlers}
    >
      <Icon name="document" className={styles.icon} />
      <Link className={styles.title} to={`/documents/${id}`} draggable={false}>
        {title}
      </Link>
      <small className={styles.changed}>{t('changed', { moment: formats.moment(updatedAt) })}</small>
      {choices.length > 0 && (
        <MenuButton label={t('actions', { title })} choices={choices} className={styles.menu}>
          <Icon name="more" />
        </MenuButton>
      )}
    </div>
  );
}

function useChoices(document: Row, actions: RowActions, rename: () => void): MenuChoice[] {
  const t = useTexts(documentTexts);
  const moving = useTexts(movingTexts);
  const { id, title, viewerCan } = document;
  const choices: MenuChoice[] = [];
  if (viewerCan.rename) choices.push({ label: t('rename'), icon: 'edit', onSelect: rename });
  const { createBelow } = actions;
  if (createBelow)
    choices.push({ label: t('addBelow'), icon: 'add', onSelect: () => createBelow({ id, title }) });
  if (viewerCan.move) {
    const steps = [
      ['up', 'arrow-up'],
      ['down', 'arrow-down'],
      ['indent', 'arrow-right'],
      ['outdent', 'arrow-left'],
    ] as const;
    for (const [step, icon] of steps) {
      const place = actions.placeAfter(id, step);
      choices.push({
        label: t(step),
        icon,
        disabled: !place,
        onSelect: () => void (place && actions.move(document, place)),
      });
    }
  }
  choices.push(...actions.furtherChoices({ id, title }));
  if (viewerCan.moveAway)
    choices.push({
      label: moving('action'),
      icon: 'arrow-right',
      onSelect: () => actions.moveAway({ id, title }),
    });
  if (viewerCan.trash) {
    choices.push({ label: t('trash'), icon: 'delete', onSelect: () => void actions.trash(document) });
  }
  return choices;
}

/** Gives the focus to the row's menu when renaming is over. */
function useMenuFocusAfter(renaming: boolean, id: string) {
  const before = useRef(renaming);
  useEffect(() => {
    if (before.current && !renaming) focusMenuOf(id);
    before.current = renaming;
  }, [renaming, id]);
}

/** Where a row was taken from under the focus, its menu gets it back; somebody who went elsewhere stays there. */
export function focusMenuOf(id: string): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-document="${CSS.escape(id)}"] [aria-haspopup="menu"]`)?.focus();
}
