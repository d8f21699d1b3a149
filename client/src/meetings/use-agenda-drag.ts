import { type DragEvent, useState } from 'react';
import type { DropZone, Place } from '../documents/tree.ts';
import type { AgendaRow } from './agenda-operations.ts';

const TYPE = 'application/x-umlauf-agenda-item';

type Dragged = Pick<AgendaRow, 'id' | 'title' | 'number'>;

// A drop target may not read what is dragged until it is let go, but must say before whether it can go there.
let dragged: Dragged | null = null;

interface DragActions {
  placeOnDrop: (id: string, target: string, zone: DropZone) => Place | null;
  move: (item: Dragged, place: Place) => Promise<void>;
}

/** Moving items by the mouse, besides the menu and the keyboard. */
export function useAgendaDrag(row: Dragged & Pick<AgendaRow, 'viewerCan'>, actions: DragActions) {
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
      dragged = { id: row.id, title: row.title, number: row.number };
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
