import * as Y from 'yjs';

/** Where something was changed, or what is named: ids of texts, of blocks and of proposals. */
export type Places = ReadonlySet<string>;

const FRAGMENT = 'fragment';

/**
 * The texts and blocks that a transaction changed, but for new ones; null: others went with all that stands in them, and
 * Yjs no longer tells who else writes there. Call it in `afterTransaction`: later they may be collected.
 */
export function placesOf(transaction: Y.Transaction): Places | null {
  let isGone = false;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) isGone = true;
  });
  if (isGone) return null;
  return new Set([...transaction.changed.keys()].map(nameOf));
}

/** The texts and blocks that were there already and that are changed while `change` runs. */
export function changedIn(doc: Y.Doc, change: () => void): Places {
  const places = new Set<string>();
  const note = ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) places.add(nameOf(type));
  };
  doc.on('afterTransaction', note);
  try {
    change();
  } finally {
    doc.off('afterTransaction', note);
  }
  return places;
}

function nameOf({ _item }: Pick<Y.XmlElement, '_item'>): string {
  return _item ? `${_item.id.client}:${_item.id.clock}` : FRAGMENT;
}
