import type { Line, Part } from './version-operations.ts';

/** What is said about a block beside its words: that it came, went or moved, or that its form is another one. */
export type Note =
  { kind: 'change'; change: Part['change']; move: number | null } | { kind: 'form'; part: Part };

/** A part of the document with what stands in it; a block itself bears its line. */
export interface Branch {
  part: Part;
  children: Branch[];
  line: Line | null;
  /** To be said before the words; of what holds blocks it is said at its first one. */
  notes: Note[];
}

/** The lines as the tree that their parts make. */
export function treeOf(lines: readonly Line[]): Branch[] {
  const root: Branch[] = [];
  for (const line of lines) {
    const begun: Branch[] = [];
    let siblings = root;
    let branch: Branch | undefined;
    for (const part of line.parts) {
      branch = siblings.at(-1);
      if (branch?.part.id !== part.id) {
        branch = { part, children: [], line: null, notes: [] };
        siblings.push(branch);
        begun.push(branch);
      }
      siblings = branch.children;
    }
    if (!branch) continue;
    branch.line = line;
    branch.notes = notesOf(line, begun);
  }
  return root;
}

/** Of the parts that begin with this line: the outermost that came, went or moved, and whatever has another form. */
function notesOf(line: Line, begun: readonly Branch[]): Note[] {
  const notes: Note[] = [];
  const told = line.parts.find(({ change }) => change !== 'KEPT' && change !== 'EDITED');
  if (told && begun.some(({ part }) => part === told))
    notes.push({ kind: 'change', change: told.change, move: line.move });
  else if (!told && line.change === 'EDITED') notes.push({ kind: 'change', change: 'EDITED', move: null });
  for (const { part } of begun) if (hasOtherForm(part)) notes.push({ kind: 'form', part });
  return notes;
}

function hasOtherForm({ formerKind, attributes }: Part): boolean {
  return formerKind !== null || attributes.some(({ formerValue }) => formerValue !== null);
}

/** So many unchanged blocks stay in sight before and after each changed one. */
const CONTEXT = 2;

/** The branches, and lists of those that are far from any change, to be folded away. */
export function folded(branches: readonly Branch[]): (Branch | Branch[])[] {
  const isNear = branches.map((_, place) =>
    branches
      .slice(Math.max(0, place - CONTEXT), place + CONTEXT + 1)
      .some(({ part }) => part.change !== 'KEPT'),
  );
  const result: (Branch | Branch[])[] = [];
  for (const [place, branch] of branches.entries()) {
    const last = result.at(-1);
    if (isNear[place]) result.push(branch);
    else if (Array.isArray(last)) last.push(branch);
    else result.push([branch]);
  }
  // To fold a single one away saves nothing.
  return result.flatMap((each) => (Array.isArray(each) && each.length === 1 ? each : [each]));
}

/** An attribute's value; undefined when the part has none of that name. */
export function valueOf({ attributes }: Part, name: string): unknown {
  const found = attributes.find((attribute) => attribute.name === name);
  return found && (JSON.parse(found.value) as unknown);
}
