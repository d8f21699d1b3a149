// @vitest-environment jsdom
import { documentSchema } from '@umlauf/shared/document-schema';
import { DOMParser as BlockParser } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { cleanPastedHtml } from './clean-pasted-html.ts';
import googleDocs from './fixtures/google-docs.clipboard?raw';
import webPage from './fixtures/web-page.clipboard?raw';
import word from './fixtures/word.clipboard?raw';

function pasted(html: string): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = cleanPastedHtml(html);
  return page;
}

const words = (element: Element | null | undefined) => element?.textContent?.replaceAll(/\s+/g, ' ').trim();

/** The document that the editor makes of it. */
function inEditor(page: HTMLElement) {
  const made = BlockParser.fromSchema(documentSchema).parse(page);
  made.check();
  return made;
}

function attributesOf(page: HTMLElement): string[] {
  const names = [...page.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map((attribute) => `${element.localName}.${attribute.name}`),
  );
  return [...new Set(names)].toSorted();
}

test('Word: nothing of Word remains but the text and its structure', () => {
  const page = pasted(word);
  expect(page.innerHTML).not.toMatch(/mso|style|class|o:p|supportLists|StartFragment|urn:|Symbol/i);
  expect(attributesOf(page)).toEqual(['a.href', 'ol.start', 'td.colspan']);
  expect(page.textContent).not.toMatch(/Verborgen|AB1|·|\u00a0{2}/);
});

test('Word: title and numbered headings are headings, without their numbers', () => {
  const page = pasted(word);
  expect([...page.querySelectorAll('h1')].map(words)).toEqual(['Beschlussvorlage', 'Sachstand']);
});

test('Word: fake lists become real ones, nested, and numbered ones keep their start', () => {
  const page = pasted(word);
  const [bullets, nested] = page.querySelectorAll('ul');
  expect([...bullets!.children].map((item) => words(item.querySelector('p')))).toEqual([
    'Antrag prüfen',
    'Bescheid erteilen',
  ]);
  expect(nested?.parentElement).toBe(bullets?.children[0]);
  expect([...nested!.children].map(words)).toEqual(['Unterlagen vollständig?', 'Frist gewahrt?']);
  const ordered = page.querySelector('ol');
  expect(ordered?.getAttribute('start')).toBe('3');
  expect([...ordered!.children].map(words)).toEqual(['Abstimmung', 'Beschluss']);
});

test('Word: marks, safe links, the space of "§ 5" and tables stay; links to a drive and empty paragraphs go', () => {
  const page = pasted(word);
  expect(words(page.querySelector('b'))).toBe('Musterstadt');
  expect(words(page.querySelector('i'))).toBe('Beispielhausen');
  expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://www.example.org/ozg?id=5&x=1',
  ]);
  expect(page.textContent).toContain('§\u00a05');
  expect([...page.querySelectorAll('tr')].map((row) => row.children.length)).toEqual([1, 2]);
  for (const paragraph of page.querySelectorAll(':scope > p')) expect(words(paragraph)).not.toBe('');
});

test('Word: the editor takes it as it is', () => {
  const made = inEditor(pasted(word));
  const kinds: string[] = [];
  made.forEach((block) => kinds.push(block.type.name));
  expect(kinds).toEqual([
    'heading',
    'heading',
    'paragraph',
    'bulletList',
    'paragraph',
    'orderedList',
    'table',
    'paragraph',
  ]);
});

test('web page: no script, style, event, image, frame or unsafe link survives', () => {
  const page = pasted(webPage);
  expect(page.innerHTML).not.toMatch(/script|style|onclick|onmouseover|onload|tracker|ads\.example|alert/i);
  expect(attributesOf(page)).toEqual([
    'a.href',
    'code.class',
    'li.data-checked',
    'li.data-type',
    'th.rowspan',
    'ul.data-type',
  ]);
  expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://www.example.org/dienst',
  ]);
  expect(page.textContent).toContain('hier und');
});

test('web page: headings, marks by style, lists, tasks, code and tables arrive in the editor', () => {
  const page = pasted(webPage);
  expect(words(page.querySelector('h2'))).toBe('Aktuelles');
  expect(words(page.querySelector('h4')), 'there is no h6').toBe('Kleingedrucktes');
  expect(words(page.querySelector('strong'))).toBe('Onlinedienst');
  expect(words(page.querySelector('em'))).toBe('seit heute');
  expect(words(page.querySelector('s'))).toBe('dort');
  const made = inEditor(page);
  const found: Record<string, unknown[]> = {};
  made.descendants((node) => void (found[node.type.name] ??= []).push(node.attrs));
  expect(found['taskItem']).toEqual([{ checked: true }, { checked: false }]);
  expect(found['codeBlock']).toEqual([{ language: 'graphql' }]);
  expect(found['bulletList']).toHaveLength(2);
  expect(found['tableHeader']).toHaveLength(2);
});

test('Google Docs: the wrapper is not bold, its spans say what is', () => {
  const page = pasted(googleDocs);
  expect([...page.querySelectorAll('b, strong')].map(words)).toEqual(['wichtiger']);
  expect(words(page.querySelector('em'))).toBe('wichtiger');
  expect(page.querySelector('h1 strong'), 'a heading is bold by itself').toBeNull();
  expect(page.querySelector('u'), 'a link is underlined by itself').toBeNull();
  expect(words(page.querySelector('ol li'))).toBe('Punkt eins');
  expect(page.querySelector('br'), 'breaks between blocks are no lines').toBeNull();
});

test('what was copied here is left as it is, but for styles and events', () => {
  const own = '<p data-pm-slice="1 1 []">unverändert, auch style="x"</p>';
  expect(cleanPastedHtml(own)).toBe(own);
  const styled = '<table style="min-width: 75px" data-pm-slice="0 0 []" onclick="x()"></table>';
  expect(cleanPastedHtml(styled)).toBe(
    '<table data-style="min-width: 75px" data-pm-slice="0 0 []" data-onclick="x()"></table>',
  );
});
