import { Fragment } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { ATTRIBUTE_RULES } from './document-attributes.ts';
import { allowsAttribute, allowsMark, ROOT_RULE, ruleOfElement } from './document-rules.ts';
import { documentSchema } from './document-schema.ts';
import { isSuggestionMark } from './suggestion-marks.ts';

const elements = Object.values(documentSchema.nodes).filter((type) => !type.isText && type.name !== 'doc');

test('every attribute of the schema has a rule, and every rule an attribute', () => {
  const named = Object.entries({ ...documentSchema.nodes, ...documentSchema.marks })
    .map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {}).sort()] as const)
    .filter(([, attributes]) => attributes.length > 0);
  const ruled = Object.entries(ATTRIBUTE_RULES).map(
    ([name, rules]) => [name, Object.keys(rules).sort()] as const,
  );
  expect(new Map(named)).toEqual(new Map(ruled));
});

test('every default is allowed, so that y-tiptap can write any new node', () => {
  for (const type of elements) {
    for (const [name, spec] of Object.entries(type.spec.attrs ?? {})) {
      expect(allowsAttribute(type.name, name, (spec as { default: unknown }).default)).toBe(true);
    }
  }
});

test('the schema itself refuses attributes that break their rule', () => {
  expect(() => documentSchema.node('heading', { level: 9 })).toThrow(/level/);
  expect(() => documentSchema.mark('link', { href: 'javascript:alert(1)' })).toThrow(/href/);
});

test('any order of the allowed children is valid: merged edits never make y-tiptap delete a node with content', () => {
  for (const type of elements) {
    const rule = ruleOfElement(type.name)!;
    const one = [...rule.children].map((name) => documentSchema.nodes[name]!.createAndFill()!);
    if (rule.holdsText) one.push(documentSchema.text('x'));
    for (const first of one) {
      for (const second of one) {
        expect(type.validContent(Fragment.from([first])), type.name).toBe(true);
        expect(type.validContent(Fragment.from([first, second])), type.name).toBe(true);
      }
    }
  }
});

test('marks exclude themselves, so that y-tiptap writes their plain names; proposals may overlap', () => {
  for (const mark of Object.values(documentSchema.marks))
    expect(mark.excludes(mark), mark.name).toBe(!isSuggestionMark(mark.name));
});

test('blocks stand at the top, texts in text blocks only, and code bears no marks but proposals', () => {
  expect(ROOT_RULE.holdsText).toBe(false);
  expect(ROOT_RULE.children).toContain('table');
  expect(ROOT_RULE.children).not.toContain('tableRow');
  expect(ruleOfElement('paragraph')).toMatchObject({ holdsText: true, children: new Set(['hardBreak']) });
  expect(ruleOfElement('table')).toMatchObject({ holdsText: false, children: new Set(['tableRow']) });
  expect(ruleOfElement('codeBlock')!.marks).toEqual(new Set(['insertion', 'deletion']));
  expect(ruleOfElement('script')).toBeUndefined();
  expect(ruleOfElement('doc')).toBeUndefined();
  expect(ruleOfElement('text')).toBeUndefined();
});

test('marks have exactly the attributes of their rule', () => {
  expect(allowsMark('bold', {})).toBe(true);
  expect(allowsMark('bold', null)).toBe(true);
  expect(allowsMark('bold', true)).toBe(false);
  expect(allowsMark('bold', { onclick: 'x' })).toBe(false);
  expect(allowsMark('link', { href: 'https://umlauf.example' })).toBe(true);
  expect(allowsMark('link', { href: 'javascript:alert(1)' })).toBe(false);
  expect(allowsMark('link', { href: 'https://umlauf.example', target: '_top' })).toBe(false);
  expect(allowsMark('link', {})).toBe(false);
  expect(allowsMark('constructor', {})).toBe(false);
  expect(allowsMark('script', {})).toBe(false);
});

test('names that objects inherit are no attributes', () => {
  expect(allowsAttribute('heading', 'constructor', 1)).toBe(false);
  expect(allowsAttribute('constructor', 'name', 1)).toBe(false);
  expect(allowsAttribute('heading', '__proto__', {})).toBe(false);
});

/** As much of an element as parsers look at. */
function pasted(attributes: Record<string, string>) {
  return {
    hasAttribute: (name: string) => name in attributes,
    getAttribute: (name: string) => attributes[name] ?? null,
    querySelector: () => null,
    querySelectorAll: () => [],
    closest: () => null,
    style: {},
    children: [],
    firstElementChild: { classList: (attributes['class'] ?? '').split(' ') },
  } as unknown as HTMLElement;
}

test.each([
  ['orderedList', { start: '7', type: 'a' }, { start: 7, type: 'a' }],
  ['orderedList', { start: 'x', type: 'disc' }, {}],
  ['orderedList', { start: '-1' }, {}],
  [
    'tableHeader',
    { colspan: '2', rowspan: '3', colwidth: '120,80' },
    { colspan: 2, rowspan: 3, colwidth: [120, 80] },
  ],
  ['tableHeader', { colspan: '1000000', rowspan: 'x', colwidth: 'x' }, {}],
  ['codeBlock', { class: 'language-ts' }, { language: 'ts' }],
  ['codeBlock', { class: `language-${'x'.repeat(99)}` }, {}],
  [
    'link',
    { href: 'https://umlauf.example', target: '_top', title: 'x' },
    { href: 'https://umlauf.example' },
  ],
])('what is pasted into %s keeps only what may be: %j', (name, attributes, expected) => {
  const { spec } = (documentSchema.nodes[name] ?? documentSchema.marks[name])!;
  const rule = spec.parseDOM!.at(-1)!;
  expect(rule.getAttrs!(pasted(attributes) as HTMLElement & string)).toEqual(expected);
});

test('a pasted link with an unsafe address is no link', () => {
  const rule = documentSchema.marks['link']!.spec.parseDOM![0]!;
  expect(rule.getAttrs!(pasted({ href: 'javascript:alert(1)' }) as HTMLElement & string)).toBe(false);
});
