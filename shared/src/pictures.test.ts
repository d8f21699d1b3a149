import { describe, expect, test } from 'vitest';
import { allowsAttribute } from './document-rules.ts';
import { LIMITS } from './limits.ts';
import { alternativeOf, pictureFromLink, pictureLink, sizeOf } from './pictures.ts';

const FILE = 'fil_0123456789abcdefghjkmnpqrs';

describe('what a picture may be', () => {
  test.each([
    ['fileId', FILE, true],
    ['fileId', null, true],
    ['fileId', 'https://evil.example/pixel.png', false],
    ['fileId', 'data:image/png;base64,AAAA', false],
    ['fileId', '../../accounts', false],
    ['fileId', `doc_${FILE.slice(4)}`, false],
    ['fileId', `${FILE}?x`, false],
    ['fileId', 7, false],
    ['alt', null, true],
    ['alt', '', true],
    ['alt', 'Lageplan des Marktplatzes', true],
    ['alt', ' vorn', false],
    ['alt', 'zwei\nZeilen', false],
    ['alt', '\u202ekcurdneg', false],
    ['alt', '\ud83d', false],
    ['alt', 'x'.repeat(LIMITS.alternativeCharacters), true],
    ['alt', 'x'.repeat(LIMITS.alternativeCharacters + 1), false],
    ['alt', false, false],
    ['alt', { toString: 'x' }, false],
    ['width', 640, true],
    ['width', null, true],
    ['width', 0, false],
    ['width', 1.5, false],
    ['width', '640', false],
    ['height', 1_000_000, false],
    ['height', Number.NaN, false],
    ['src', '/api/files/x', false],
    ['onerror', 'alert(1)', false],
    ['title', 'x', false],
  ])('%s: %j is %s', (attribute, value, isAllowed) => {
    expect(allowsAttribute('picture', attribute, value)).toBe(isAllowed);
  });

  test('whatever somebody writes becomes a text that may be', () => {
    for (const text of ['  a \n b\t', 'x'.repeat(2_000), '\u202ea\u0000', '\ud83d', '', ' '])
      expect(allowsAttribute('picture', 'alt', alternativeOf(text)), JSON.stringify(text)).toBe(true);
    expect(alternativeOf('  Plan \n des   Platzes ')).toBe('Plan des Platzes');
  });

  test('half a size is none', () => {
    expect(sizeOf(640.4, 480)).toEqual({ width: 640, height: 480 });
    expect(sizeOf(640, 0)).toEqual({ width: null, height: null });
    expect(sizeOf(Number.NaN, 1)).toEqual({ width: null, height: null });
  });
});

describe('its address in Markdown', () => {
  test.each([
    { fileId: FILE, alt: 'Plan', width: 640, height: 480 },
    { fileId: FILE, alt: '', width: 640, height: 480 },
    { fileId: FILE, alt: '', width: null, height: null },
    { fileId: FILE, alt: null, width: null, height: null },
    { fileId: null, alt: 'Plan', width: null, height: null },
  ])('says all of it: %j', (picture) => {
    expect(pictureFromLink(pictureLink(picture), picture.alt ?? '')).toEqual(picture);
  });

  test.each([
    `https://umlauf.example/api/files/${FILE}/content`,
    `//evil.example/api/files/${FILE}/content`,
    `/api/files/${FILE}/content?x`,
    `/api/files/${FILE}/preview`,
    `/api/files/${FILE}/content#x`,
    `/x/api/files/${FILE}/content`,
    'data:image/png;base64,AAAA',
    '',
  ])('%s is none', (address) => {
    expect(pictureFromLink(address, 'x')).toBeNull();
  });
});
