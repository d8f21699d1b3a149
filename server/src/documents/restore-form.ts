import { Fragment, type Node } from '@tiptap/pm/model';
import { alignBlocks, type BlockStep } from './align-blocks.ts';

/**
 * The wanted block with everything that Markdown cannot say taken from the block that is there: column widths, lists
 * in table cells, bold spaces. What the caller left as Markdown showed it stays as it is.
 * @param base the block that is there
 * @param shown the same as Markdown shows it
 * @param wanted what the caller made of that
 */
export function restoreForm(base: Node, shown: Node, wanted: Node): Node {
  if (shown.eq(wanted)) return base;
  if (base.type !== wanted.type || base.type !== shown.type) return wanted;
  const attributes = restoreAttributes(base, shown, wanted);
  // Where Markdown shows another number of children than there are, nobody knows which is which.
  const isComparable = !base.isTextblock && base.childCount === shown.childCount;
  const content = isComparable ? restoreChildren(base, shown, wanted) : wanted.content;
  return wanted.type.create(attributes, content);
}

function restoreChildren(base: Node, shown: Node, wanted: Node): Fragment {
  const children = stepsOf(shown, wanted).flatMap((step) => {
    if (step.kind === 'remove') return [];
    if (step.kind === 'insert') return [wanted.child(step.to)];
    return [restoreForm(base.child(step.from), shown.child(step.from), wanted.child(step.to))];
  });
  return Fragment.fromArray(children);
}

/** The cells of a row are told by their column, everything else by its content. */
function stepsOf(shown: Node, wanted: Node): BlockStep[] {
  if (shown.type.name !== 'tableRow' || shown.childCount !== wanted.childCount) {
    return alignBlocks(shown.children, wanted.children);
  }
  return Array.from({ length: shown.childCount }, (_, i): BlockStep => ({ kind: 'edit', from: i, to: i }));
}

function restoreAttributes(base: Node, shown: Node, wanted: Node): Record<string, unknown> {
  const names = Object.keys(wanted.attrs);
  return Object.fromEntries(
    names.map((name) => {
      const isUntouched = JSON.stringify(shown.attrs[name]) === JSON.stringify(wanted.attrs[name]);
      return [name, (isUntouched ? base : wanted).attrs[name] as unknown];
    }),
  );
}
