import { afterAll, describe, expect, it } from 'vitest';
import type { PandocDocument } from './pandoc-ast.ts';
import { Pandoc, Unreadable } from './pandoc.ts';

const pandoc = new Pandoc();
afterAll(() => pandoc.close());

const MARKDOWN = '# Straße\n\nEin *Wort* [neu]{.insertion author="Änne" date="2026-01-02T10:00:00Z"}.\n';

describe('Pandoc', () => {
  it('makes a Word file and reads it again, with its tracked changes', async () => {
    const { output } = await pandoc.convert({
      options: { from: 'markdown', to: 'docx', 'output-file': 'out.docx' },
      input: MARKDOWN,
      files: {},
    });
    const { text } = await pandoc.convert({
      options: { from: 'docx', to: 'json', 'input-files': ['in.docx'], 'track-changes': 'all' },
      input: null,
      files: { 'in.docx': output! },
    });
    const { blocks } = JSON.parse(text) as PandocDocument;
    expect(blocks[0]).toMatchObject({ t: 'Header', c: [1, ['straße', [], []], [{ t: 'Str', c: 'Straße' }]] });
    expect(JSON.stringify(blocks[1])).toContain('["insertion"],[["author","Änne"]');
  });

  it('says that it cannot read something, and goes on', async () => {
    const broken = { options: { from: 'docx', to: 'json', 'input-files': ['x'] }, input: null };
    await expect(pandoc.convert({ ...broken, files: { x: Buffer.from('no archive') } })).rejects.toThrow(
      Unreadable,
    );
    const { text } = await pandoc.convert({
      options: { from: 'html', to: 'plain' },
      input: '<p>Ja</p>',
      files: {},
    });
    expect(text.trim()).toBe('Ja');
  });

  it('neither opens files of the machine nor the network', async () => {
    const read = { from: 'html', to: 'html', 'embed-resources': true, standalone: true };
    for (const address of ['/etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/x.png']) {
      const converted = pandoc
        .convert({ options: read, input: `<img src="${address}">`, files: {} })
        .then(({ text }) => text)
        .catch((error: unknown) => String(error));
      expect(await converted).not.toMatch(/root:|cm9vd/);
    }
  });

  it('ends what takes too long, and serves those who wait behind it', async () => {
    const hasty = new Pandoc(1);
    const slow = { options: { from: 'html', to: 'plain' }, input: '<p>x</p>'.repeat(1000), files: {} };
    const both = await Promise.allSettled([hasty.convert(slow), hasty.convert(slow)]);
    const limit = { code: 'LIMIT', facts: { limit: 'conversionMilliseconds' } };
    expect(both).toMatchObject([
      { status: 'rejected', reason: limit },
      { status: 'rejected', reason: limit },
    ]);
    await hasty.close();
  });
});
