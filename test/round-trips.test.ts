import { getDocumentProxy } from 'unpdf';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TextThread } from '@umlauf/server/documents/text-thread';
import { FileReader, type ReadFile } from '@umlauf/server/imports/read-file';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { PICTURE } from '@umlauf/shared/pictures';
import { suggestionsIn } from '@umlauf/shared/suggestions';
import { Pandoc } from '@umlauf/server/platform/pandoc/pandoc';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpus, CORPUS_SIZE, type CorpusFile } from './testkit/corpus.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { bring } from './testkit/imports.ts';
import { elementsOf } from './testkit/pdf-structure.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';

// Dozens of files each.
vi.setConfig({ testTimeout: 400_000 });

let hub: TestHub;
let space: SeededSpace;
/** One for each time that all files go through: once takes half of what somebody may spend in a minute. */
let writers: Person[];
let folder: string;
let files: CorpusFile[];
const pandoc = new Pandoc();
const work = new TextThread();
const reader = new FileReader(pandoc, work);
beforeAll(async () => {
  [hub, files, folder] = await Promise.all([
    startTestHub(),
    corpus(pandoc),
    mkdtemp(join(tmpdir(), 'umlauf-corpus-')),
  ]);
  space = await hub.seed.space({ writers: 2 });
  writers = space.writers;
});
afterAll(async () => {
  await Promise.all([reader.close(), pandoc.close(), work.close(), hub.close()]);
  await rm(folder, { recursive: true });
});

async function read({ kind }: CorpusFile, bytes: Uint8Array): Promise<ReadFile> {
  const path = join(folder, `file.${kind}`);
  await writeFile(path, bytes);
  return reader.read(path, `file.${kind}`);
}

/** In through the door, and out again as the same kind of file. */
async function throughUmlauf(
  { api }: Person,
  file: CorpusFile,
): Promise<{ documentId: string; bytes: Uint8Array }> {
  const { documentId } = await bring(api, space.id, `${file.name}.${file.kind}`, file.bytes);
  const answer = await fetch(`${hub.url}/api/exports/documents/${documentId}.${file.kind}`, {
    headers: api.allHeaders,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return { documentId, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** In the order of the text, with their words. */
function changesOf({ suggestions, update }: ReadFile): object[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const words = new Map(suggestionsIn(doc).map((each) => [each.id, each]));
  return suggestions.map(({ id, author, at }) => {
    const { inserted, deleted } = words.get(id)!;
    return { author, at, inserted, deleted };
  });
}

const commentsOf = ({ threads }: ReadFile) =>
  threads.map(({ passage, comments }) => ({
    passage: passage?.quote ?? null,
    comments: comments.map(({ source, author, at }) => ({ source, author, at })),
  }));

/** What each says, how large it is shown, and its bytes. */
function picturesOf({ update, images, media }: ReadFile): object[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const bytes = new Map(images.map(({ fileId, name }) => [fileId, media.get(name)]));
  const walker = doc
    .getXmlFragment(DOCUMENT_FRAGMENT)
    .createTreeWalker((element) => element instanceof Y.XmlElement && element.nodeName === PICTURE);
  return [...walker].map((element) => {
    const { fileId, ...says } = (element as Y.XmlElement).getAttributes();
    return { ...says, bytes: Buffer.from(bytes.get(String(fileId)) ?? []).toString('hex') };
  });
}

/** What the figures of a PDF have to say; what only decorates is none. */
function alternativesOf(file: ReadFile): string[] {
  return picturesOf(file)
    .map((picture) => (picture as { alt?: string }).alt ?? 'Bild ohne Alternativtext')
    .filter((alt) => alt !== '');
}

/** Each reading gives pictures ids of their own; which it is, its bytes tell. */
function withoutIds(markdown: string): string {
  return markdown.replaceAll(/fil_[0-9a-z]{26}/g, 'fil');
}

/** What each column of the table compares, and for which kind of file it is kept. */
const COLUMNS = {
  text: { of: ({ text }: ReadFile) => text, keptIn: ['docx', 'odt'] },
  structure: { of: ({ markdown }: ReadFile) => withoutIds(markdown), keptIn: ['docx', 'odt'] },
  pictures: { of: picturesOf, keptIn: ['docx', 'odt'] },
  changes: { of: changesOf, keptIn: ['docx', 'odt'] },
  comments: { of: commentsOf, keptIn: ['docx', 'odt'] },
} as const;

it('the corpus has at least twenty files', () => {
  expect(files.length).toBe(CORPUS_SIZE);
  expect(CORPUS_SIZE).toBeGreaterThanOrEqual(20);
});

describe('file, Umlauf, file', () => {
  it('keeps of every file what the table says, cell by cell', async () => {
    const wrong: unknown[] = [];
    for (const file of files) {
      const before = await read(file, file.bytes);
      expect(before.text.length, file.name).toBeGreaterThan(0);
      const after = await read(file, (await throughUmlauf(writers[0]!, file)).bytes);
      for (const [column, { of, keptIn }] of Object.entries(COLUMNS)) {
        const [was, is] = [JSON.stringify(of(before)), JSON.stringify(of(after))];
        const isKept = (keptIn as readonly string[]).includes(file.kind);
        if (isKept ? was !== is : is !== '[]')
          wrong.push({ file: file.name, kind: file.kind, column, was, is });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('and the PDF of every file is PDF/UA-1, with a structure tree that has its headings, lists and tables, and alternative texts', async () => {
    const wrong: unknown[] = [];
    const writer = writers[1]!;
    for (const file of files) {
      const { documentId } = await throughUmlauf(writer, file);
      const answer = await fetch(`${hub.url}/api/exports/documents/${documentId}.pdf`, {
        headers: writer.api.allHeaders,
      });
      if (!answer.ok) throw new Error(`${file.name}: ${answer.status} ${await answer.text()}`);
      const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
      const { info, metadata } = (await pdf.getMetadata()) as unknown as {
        info: Record<string, string>;
        metadata: Map<string, string>;
      };
      const elements = await elementsOf(pdf);
      const roles = new Set(elements.map(({ role }) => role));
      const before = await read(file, file.bytes);
      const { markdown } = before;
      const figures = elements.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
      const said = {
        marker: metadata.get('pdfuaid:part') === '1',
        language: /^(de|en)$/.test(info['Language'] ?? ''),
        title: info['Title'] === file.name,
        marked: (await pdf.getMarkInfo())?.Marked === true,
        headings: !/^#/m.test(markdown) || roles.has('H1'),
        lists: !/^(-|\d+\.) /m.test(markdown) || (roles.has('L') && roles.has('LI')),
        tables: !/^\|/m.test(markdown) || roles.has('Table'),
        // The title page has nothing of the text.
        structure: elements.some(({ page, text }) => page > 1 && text !== ''),
        pictures: JSON.stringify(figures) === JSON.stringify(alternativesOf(before)),
      };
      if (!Object.values(said).every(Boolean))
        wrong.push({ file: file.name, kind: file.kind, ...said, figures, roles: [...roles] });
    }
    expect(wrong).toEqual([]);
  });
});
