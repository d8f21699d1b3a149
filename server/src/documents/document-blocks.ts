import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { allowsAttribute, allowsMark, ruleOfElement } from '@umlauf/shared/document-rules';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { markName } from '@umlauf/shared/suggestion-marks';
import { piecesOf, without } from '@umlauf/shared/suggestions';
import { markKey } from '@umlauf/shared/write-proposal';

/** A block at the top of a document. */
export interface DocumentBlock {
  /** Of the Yjs item: the same in every copy of the document for as long as the block lives. */
  id: string;
  element: Y.XmlElement;
  node: Node;
}

/**
 * What is only proposed is not part of the document: it is read as if all of that were refused, unless whoever reads
 * shows proposals as such, by their marks.
 */
type Proposals = 'refused' | 'marked';

/**
 * The document's blocks as ProseMirror nodes. Unlike y-tiptap's own reader it never writes: what the schema does not
 * know, and what merged edits have left without content, is passed over instead of deleted.
 */
export function readBlocks(doc: Y.Doc, proposals: Proposals = 'refused'): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const element of doc.getXmlFragment(DOCUMENT_FRAGMENT).toArray()) {
    const node = element instanceof Y.XmlElement ? readElement(element, proposals) : null;
    if (node && node.type.isBlock)
      blocks.push({ id: blockId(element), element: element as Y.XmlElement, node });
  }
  return blocks;
}

function blockId(type: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  const { client, clock } = type._item!.id;
  return `${client}.${clock}`;
}

function readElement(element: Y.XmlElement, proposals: Proposals): Node | null {
  const rule = ruleOfElement(element.nodeName);
  if (!rule) return null;
  const children = element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return rule.holdsText ? readText(child, rule.marks, proposals) : [];
    if (!(child instanceof Y.XmlElement) || !rule.children.has(child.nodeName)) return [];
    return readElement(child, proposals) ?? [];
  });
  const type = documentSchema.nodes[element.nodeName]!;
  const content = Fragment.fromArray(children);
  return type.validContent(content) ? type.create(readAttributes(element), content) : null;
}

function readAttributes(element: Y.XmlElement): Record<string, unknown> {
  const attributes = Object.entries(element.getAttributes() as Record<string, unknown>);
  return Object.fromEntries(
    attributes.filter(([name, value]) => allowsAttribute(element.nodeName, name, value)),
  );
}

function readText(text: Y.XmlText, allowed: ReadonlySet<string>, proposals: Proposals): Node[] {
  return piecesOf(text).flatMap((piece) => {
    const present = proposals === 'marked' ? piece : without(piece);
    if (!present) return [];
    const marks = Object.entries(present.marks)
      .filter(([key, value]) => allowed.has(markName(key)) && value !== null && allowsMark(key, value))
      .map(([key, value]): Mark => documentSchema.mark(markName(key), value as Record<string, unknown>));
    return documentSchema.text(present.text, marks);
  });
}

/** The node as Yjs types in the form that y-tiptap writes; to be inserted into a document. */
export function createElement(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  for (const [name, value] of Object.entries(node.attrs)) {
    // Yjs' types know of strings only; y-tiptap stores every value as it is.
    if (value !== null) element.setAttribute(name, value as string);
  }
  element.insert(0, createChildren(node));
  return element;
}

interface Delta {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

/** Neighbouring texts share one Yjs text. */
function createChildren(node: Node): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let delta: Delta[] = [];
  const endText = () => {
    if (delta.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(delta);
    children.push(text);
    delta = [];
  };
  for (const child of node.children) {
    if (child.isText) {
      const attributes = Object.fromEntries(child.marks.map((mark) => [markKey(mark), mark.attrs]));
      delta.push({ insert: child.text, attributes });
      continue;
    }
    endText();
    children.push(createElement(child));
  }
  endText();
  return children;
}
