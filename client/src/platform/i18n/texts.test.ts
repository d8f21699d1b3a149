import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { i18n } from './i18n.ts';
import { defineTexts, type Texts, type TextTree, translate } from './texts.ts';

const ROOT = new URL('../../', import.meta.url);
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.i18n.ts'),
);

/** Every sentence of a tree by its full key. */
function sentences(tree: TextTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : sentences(value, `${prefix}${key}.`),
  );
}

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe.each(files)('%s', async (file) => {
  const exported = (await import(new URL(file, ROOT).href)) as Record<string, Texts<TextTree>>;
  const texts = Object.values(exported)[0] as Texts<TextTree>;
  const german = new Map(sentences(texts.de));
  const english = new Map(sentences(texts.en as TextTree));

  it('has every key in both languages', () => {
    expect(german.size).toBeGreaterThan(0);
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  it('fills in the same things in both languages, and says something in each', () => {
    for (const [key, sentence] of german) {
      // A singular may write the number out.
      const wanted = placeholders(sentence).filter((name) => !key.endsWith('_one') || name !== 'count');
      const there = placeholders(english.get(key) ?? '').filter(
        (name) => !key.endsWith('_one') || name !== 'count',
      );
      expect(there, key).toEqual(wanted);
      expect(sentence.trim(), key).not.toBe('');
    }
  });

  it('has a singular for every plural', () => {
    const plurals = [...german.keys()].filter((key) => key.endsWith('_other'));
    for (const key of plurals) expect(german.has(key.replace(/_other$/, '_one')), key).toBe(true);
  });

  it('speaks German in German', () => {
    // Words of interfaces that have a German name in the glossary.
    const foreign =
      /\b(Login|Logout|User|Account|Space|Dashboard|Link teilen|Upload|Download|Token|Member|Workspace)\b/;
    for (const [key, sentence] of german) expect(sentence, key).not.toMatch(foreign);
  });
});

describe('translate', () => {
  const texts = defineTexts('test', {
    de: {
      greeting: 'Guten Tag, {{name}}',
      found_one: 'Ein Fund',
      found_other: '{{count}} Funde',
      'a:b': 'Doppelpunkt',
    },
    en: {
      greeting: 'Hello, {{name}}',
      found_one: 'One find',
      found_other: '{{count}} finds',
      'a:b': 'Colon',
    },
  });

  it('fills in, counts, and follows the language', async () => {
    const t = translate(texts);
    expect(t('greeting', { name: '<Ä & B>' })).toBe('Guten Tag, <Ä & B>');
    expect([t('found', { count: 1 }), t('found', { count: 0 })]).toEqual(['Ein Fund', '0 Funde']);
    expect(t('a:b')).toBe('Doppelpunkt');
    await i18n.changeLanguage('en');
    expect(translate(texts)('found', { count: 2 })).toBe('2 finds');
    await i18n.changeLanguage('de');
  });
});
