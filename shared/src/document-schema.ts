import { type Attribute, type Extensions, getSchema, Mark, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { Schema } from '@tiptap/pm/model';
import { ATTRIBUTE_RULES, type AttributeRule } from './document-attributes.ts';
import { ENTRY_KINDS, type EntryKind, isEntryId } from './entries.ts';
import { alternativeOf, isEdge, isPictureFile, PICTURE, type PictureAttributes } from './pictures.ts';
import { isSafeLink } from './safe-link.ts';

/** Raised with every node, mark or attribute that an older editor would not know: it would delete them. */
export const SCHEMA_VERSION = 4;

/** The name of the Yjs fragment that holds a document's text. */
export const DOCUMENT_FRAGMENT = 'content';

/** The node with those attributes only that have a rule; what is pasted and breaks it falls back to the default. */
function ruledNode(node: Node): Node {
  const rules = ATTRIBUTE_RULES[node.name] ?? {};
  return node.extend({
    addAttributes() {
      return ruledAttributes(rules, this.parent?.() ?? {});
    },
  });
}

function ruledAttributes(
  rules: Record<string, AttributeRule>,
  attributes: Record<string, Attribute | undefined>,
) {
  return Object.fromEntries(
    Object.entries(rules).map(([name, allows]) => [
      name,
      ruledAttribute(name, allows, attributes[name] ?? {}),
    ]),
  );
}

function ruledAttribute(name: string, allows: AttributeRule, attribute: Attribute): Attribute {
  const parse = attribute.parseHTML;
  return {
    ...attribute,
    parseHTML(element) {
      const value: unknown = parse ? parse(element) : readAttribute(element, name);
      return value !== undefined && allows(value) ? value : null;
    },
    validate(value: unknown) {
      if (!allows(value)) throw new RangeError(`${name} may not be ${JSON.stringify(value)}`);
    },
  };
}

/** Spans and the like are numbers; everything else has a parser of its own. */
function readAttribute(element: HTMLElement, name: string): string | number | null {
  const text = element.getAttribute(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : text;
}

/** Links carry their address and nothing else: how they open and what they tell the other side is ours to say. */
function safeLink(): Mark {
  const link = Link.extend({
    addAttributes() {
      return ruledAttributes(ATTRIBUTE_RULES['link']!, this.parent?.() ?? {});
    },
  });
  return link.configure({
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (url) => isSafeLink(url),
    HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
  });
}

/**
 * A picture: a file that is attached to the same document, and what it says. Elsewhere it is its words, with the file's id
 * but no address: what is copied from here loads nothing where it is pasted.
 */
const Picture = Node.create({
  name: PICTURE,
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const names = Object.keys(ATTRIBUTE_RULES[PICTURE]!);
    return ruledAttributes(
      ATTRIBUTE_RULES[PICTURE]!,
      Object.fromEntries(names.map((name) => [name, { default: null, rendered: false }])),
    );
  },
  parseHTML() {
    return [{ tag: 'figure[data-picture]', getAttrs: (element) => pictureIn(element) }];
  },
  renderHTML({ node }) {
    const { fileId, alt, width, height } = node.attrs as PictureAttributes;
    const given = Object.entries({ 'data-picture': fileId ?? '', 'data-alt': alt, width, height });
    const attributes = given.filter(([, value]) => value !== null);
    return ['figure', { ...Object.fromEntries(attributes), class: 'umlauf-picture' }, alt ?? ''];
  },
  renderText: ({ node }) => (node.attrs as PictureAttributes).alt ?? '',
});

/** False where it names no file. */
function pictureIn(element: HTMLElement): Partial<PictureAttributes> | false {
  const fileId = element.getAttribute('data-picture');
  if (!isPictureFile(fileId) || fileId === null) return false;
  const alt = element.getAttribute('data-alt');
  const edge = (name: string) => {
    const value = readAttribute(element, name);
    return isEdge(value) ? (value as number | null) : null;
  };
  return {
    fileId,
    alt: alt === null ? null : alternativeOf(alt),
    width: edge('width'),
    height: edge('height'),
  };
}

/**
 * A block that is an object, too. It stands at the top of a document alone: in a cell or an item nobody would look for it.
 * What a split leaves behind is another one, or none.
 */
function entryNode(kind: EntryKind): Node {
  const names = Object.keys(ATTRIBUTE_RULES[kind]!);
  return Node.create({
    name: kind,
    group: 'entry',
    content: 'inline*',
    defining: true,
    addAttributes() {
      return ruledAttributes(
        ATTRIBUTE_RULES[kind]!,
        Object.fromEntries(names.map((name) => [name, entryAttribute(name)])),
      );
    },
    parseHTML() {
      return [{ tag: `div[data-entry="${kind}"]` }];
    },
    renderHTML({ HTMLAttributes }) {
      return ['div', { ...HTMLAttributes, 'data-entry': kind, class: 'umlauf-entry' }, 0];
    },
  });
}

function entryAttribute(name: string): Attribute {
  const isId = name === 'id';
  return {
    default: name === 'state' ? 'OPEN' : null,
    keepOnSplit: !isId,
    parseHTML(element) {
      const value = readAttribute(element, `data-${name}`);
      if (isId) return isEntryId(value) ? value : null;
      return name === 'state' && value === null ? 'OPEN' : value;
    },
    renderHTML: ({ [name]: value }: Record<string, unknown>) =>
      value === null || value === undefined ? {} : { [`data-${name}`]: value },
  };
}

/** How proposals show in the text: by the elements that HTML has for them. Nothing that is pasted becomes one. */
const SUGGESTION_ELEMENTS = { insertion: 'ins', deletion: 'del', formatting: 'span' } as const;

/**
 * What somebody proposes, as a mark of the words that it is about. Typing at its end is not part of it; what several
 * people propose may overlap.
 */
function suggestionMark(name: keyof typeof SUGGESTION_ELEMENTS): Mark {
  return Mark.create({
    name,
    // Around all other marks, so that a proposal of words in bold is one element.
    priority: 2_000,
    inclusive: false,
    excludes: '',
    addAttributes() {
      return ruledAttributes(ATTRIBUTE_RULES[name]!, {});
    },
    renderHTML({ mark }) {
      const { id, add, remove } = mark.attrs as { id: string; add?: string; remove?: string };
      const formats = [add, remove].filter(Boolean).join(' ');
      const attributes = {
        class: `umlauf-${name}`,
        'data-suggestion': id,
        ...(name === 'formatting' && { 'data-formats': formats }),
      };
      return [SUGGESTION_ELEMENTS[name], attributes, 0];
    },
  });
}

/**
 * What a document is made of, for the editor (which adds its own conveniences) and for the server, which needs neither
 * a browser nor a view for it. List items take any block first: with TipTap's own `paragraph block*` two people's
 * concurrent edits can leave an item without its paragraph, and y-tiptap then deletes the whole item.
 */
export function documentExtensions(): Extensions {
  return [
    // What stands first is what an empty document begins with.
    Document.extend({ content: '(block | entry)+' }),
    Paragraph,
    Text,
    ruledNode(Heading.configure({ levels: [1, 2, 3, 4] })),
    BulletList,
    ruledNode(OrderedList),
    ListItem.extend({ content: 'block+' }),
    TaskList,
    ruledNode(TaskItem.extend({ content: 'block+' })).configure({ nested: true }),
    Table,
    TableRow,
    ruledNode(TableHeader),
    ruledNode(TableCell),
    Blockquote,
    // Code has no form, but words can be proposed in it.
    ruledNode(CodeBlock.extend({ marks: 'insertion deletion' })),
    HorizontalRule,
    Picture,
    ...ENTRY_KINDS.map(entryNode),
    HardBreak,
    suggestionMark('insertion'),
    suggestionMark('deletion'),
    suggestionMark('formatting'),
    Bold,
    Italic,
    Underline,
    Strike,
    // As shipped it drops every other mark of its text, links included.
    Code.extend({ excludes: 'code' }),
    safeLink(),
  ];
}

/** The ProseMirror schema of every document. */
export const documentSchema: Schema = getSchema(documentExtensions());
