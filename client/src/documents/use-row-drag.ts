import { type DragEvent, useState } from 'react';
import type { RowActions } from './row-actions.ts';
import type { DropZone } from './tree.ts';

const TYPE = 'application/x-umlauf-document';

interface DraggedRow {
  id: string;
  title: string;
}

// A drop target may not read what is dragged until it is let go, but must say before whether it can go there.
let dragged: DraggedRow | null = null;

/** Moving rows by the mouse, besides the menu's steps. */
export function useRowDrag(
  row: { id: string; title: string; viewerCan: { move: boolean } },
  actions: RowActions,
) {
  const [zone, setZone] = useState<DropZone | null>(null);

  function zoneUnder(event: DragEvent<HTMLElement>): DropZone | null {
    if (!dragged || !event.dataTransfer.types.includes(TYPE)) return null;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientY - top) / height;
    const under = at < 0.3 ? 'before' : at > 0.7 ? 'after' : 'inside';
    return actions.placeOnDrop(dragged.id, row.id, under) ? under : null;
  }

  const handlers = {
    draggable: row.viewerCan.move,
    onDragStart(event: DragEvent<HTMLElement>) {
      dragged = { id: row.id, title: row.title };
      event.dataTransfer.setData(TYPE, row.id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragEnd() {
      dragged = null;
      setZone(null);
    },
    onDragOver(event: DragEvent<HTMLElement>) {
      const under = zoneUnder(event);
      setZone(under);
      if (under) event.preventDefault();
    },
    onDragLeave: () => setZone(null),
    onDrop(event: DragEvent<HTMLElement>) {
      const under = zoneUnder(event);
      setZone(null);
      if (!under || !dragged) return;
      event.preventDefault();
      const place = actions.placeOnDrop(dragged.id, row.id, under);
      if (place) void actions.move(dragged, place);
    },
  };
  return { zone, handlers };
}
