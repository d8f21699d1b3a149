import {
  allowsAttribute,
  allowsMark,
  hasAttribute,
  mayBear,
  ruleOfElement,
} from '@umlauf/shared/document-rules';
import { LIMITS } from '@umlauf/shared/limits';
import { invalidUpdate } from './update-faults.ts';
import type { Container, Place, StructContent, UpdateStruct } from './update-struct.ts';

/**
 * Whether documents may have such a thing in such a place. y-tiptap deletes from the document, for everybody, whatever
 * its schema does not know, so nothing of the kind may come in. Throws INVALID_INPUT.
 */
export function checkStruct(struct: UpdateStruct, place: Place): void {
  if (struct.kind !== 'item') return;
  if (place === null) return checkDropped(struct.content);
  if (place.attribute !== null) return checkAttribute(struct.content, place.container, place.attribute);
  if (place.container.kind === 'text') return checkInText(struct.content, place.container);
  return checkChild(struct.content, place.container);
}

/** Yjs keeps nothing of it but its clocks; a name that no document knows is refused all the same. */
function checkDropped(content: StructContent): void {
  if (content.kind === 'element' && ruleOfElement(content.name) === undefined)
    throw invalidUpdate('UNKNOWN_VALUE');
  if (content.kind === 'format') checkMark(content.mark, content.value);
}

function checkAttribute(content: StructContent, container: Container, attribute: string): void {
  if (container.kind !== 'element') throw invalidUpdate();
  const { name } = container.rule;
  if (!hasAttribute(name, attribute)) throw invalidUpdate('UNKNOWN_VALUE');
  if (content.kind === 'deleted') return;
  if (content.kind !== 'attribute') throw invalidUpdate();
  if (!content.values.every((value) => allowsAttribute(name, attribute, value)))
    throw invalidUpdate('UNKNOWN_VALUE');
}

function checkInText(content: StructContent, { rule }: Container): void {
  if (content.kind === 'string' || content.kind === 'deleted') return;
  if (content.kind !== 'format') throw invalidUpdate();
  checkMark(content.mark, content.value);
  if (!mayBear(rule, content.mark)) throw invalidUpdate('UNKNOWN_VALUE');
}

function checkMark(mark: string, value: unknown): void {
  if (mark.length > LIMITS.attributeCharacters) throw invalidUpdate('TOO_LONG');
  if (!allowsMark(mark, value)) throw invalidUpdate(mark === 'link' ? 'UNSAFE_LINK' : 'UNKNOWN_VALUE');
}

function checkChild(content: StructContent, { rule }: Container): void {
  const isAllowed =
    content.kind === 'deleted' ||
    (content.kind === 'text' && rule.holdsText) ||
    (content.kind === 'element' && rule.children.has(content.name));
  if (!isAllowed) throw invalidUpdate('UNKNOWN_VALUE');
}
