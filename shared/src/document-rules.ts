import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import { ATTRIBUTE_RULES } from './document-attributes.ts';
import { documentSchema } from './document-schema.ts';
import { isSuggestionMark, markName } from './suggestion-marks.ts';

/** What one kind of element may hold, in the form that y-tiptap writes: blocks, breaks and texts are children. */
export interface ElementRule {
  name: string;
  /** Names of the elements that may stand in it. Any number and order of them is valid, one at least where it matters. */
  children: ReadonlySet<string>;
  holdsText: boolean;
  /** Marks that its text may bear. */
  marks: ReadonlySet<string>;
}

function childNames(start: ContentMatch): Set<string> {
  const names = new Set<string>();
  const seen = new Set<ContentMatch>();
  const open = [start];
  for (let match = open.pop(); match !== undefined; match = open.pop()) {
    if (seen.has(match)) continue;
    seen.add(match);
    for (let i = 0; i < match.edgeCount; i++) {
      const edge = match.edge(i);
      names.add(edge.type.name);
      open.push(edge.next);
    }
  }
  return names;
}

function elementRule(type: NodeType): ElementRule {
  const children = childNames(type.contentMatch);
  const holdsText = children.delete('text');
  const marks = Object.values(documentSchema.marks).filter((mark) => type.allowsMarkType(mark));
  return { name: type.name, children, holdsText, marks: new Set(marks.map((mark) => mark.name)) };
}

/** What stands at the top of a document. */
export const ROOT_RULE: ElementRule = elementRule(documentSchema.topNodeType);

const ELEMENT_RULES: ReadonlyMap<string, ElementRule> = new Map(
  Object.values(documentSchema.nodes)
    .filter((type) => type !== documentSchema.topNodeType && !type.isText)
    .map((type) => [type.name, elementRule(type)]),
);

/** The rule of a kind of element; undefined when documents have none of that name. */
export function ruleOfElement(name: string): ElementRule | undefined {
  return ELEMENT_RULES.get(name);
}

/** Whether an element of this name may have the attribute with this value. */
export function allowsAttribute(elementName: string, attribute: string, value: unknown): boolean {
  return hasAttribute(elementName, attribute) && ATTRIBUTE_RULES[elementName]![attribute]!(value);
}

/** Whether an element of this name can have such an attribute at all. */
export function hasAttribute(elementName: string, attribute: string): boolean {
  return (
    Object.hasOwn(ATTRIBUTE_RULES, elementName) && Object.hasOwn(ATTRIBUTE_RULES[elementName]!, attribute)
  );
}

/** Whether text in such an element may bear the mark of this name in Yjs. */
export function mayBear(rule: ElementRule, key: string): boolean {
  return rule.marks.has(markName(key));
}

/** Whether a mark of this name in Yjs exists and its attributes are complete and allowed; `null` ends the mark. */
export function allowsMark(key: string, value: unknown): boolean {
  const name = markName(key);
  // Proposals may overlap, and would end one another under one name.
  if (isSuggestionMark(key)) return false;
  if (!Object.hasOwn(documentSchema.marks, name)) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const rules = Object.entries(ATTRIBUTE_RULES[name] ?? {});
  const given = value as Record<string, unknown>;
  return (
    Object.keys(given).length === rules.length &&
    rules.every(([attribute, allows]) => Object.hasOwn(given, attribute) && allows(given[attribute]))
  );
}
