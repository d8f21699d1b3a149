import { describe, expect, it } from 'vitest';
import { safeReturnPath, signInPath } from './return-path.ts';

describe('safeReturnPath', () => {
  it.each(['/documents/doc_1?x=1#y', '/'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'documents/doc_1',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/%09//evil.example/../..//evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/x',
  ])('turns %s into the start page or a path of this site', (path) => {
    const safe = safeReturnPath(path);
    expect(new URL(safe, 'https://umlauf.example').origin).toBe('https://umlauf.example');
    expect(safe.startsWith('/sign-in')).toBe(false);
  });
});

describe('signInPath', () => {
  it('remembers where one wanted to go', () => {
    expect(signInPath({ pathname: '/documents/doc_1', search: '?a=b' })).toBe(
      '/sign-in?next=%2Fdocuments%2Fdoc_1%3Fa%3Db',
    );
    expect(signInPath({ pathname: '/', search: '' })).toBe('/sign-in');
    expect(signInPath({ pathname: '/', search: '' }, true)).toBe('/sign-in?ended=1');
  });

  it('leaves out what stands behind the #, where secrets of links stand', () => {
    const from = new URL('https://umlauf.example/invitation?a=b#a-secret');
    expect(signInPath(from)).toBe('/sign-in?next=%2Finvitation%3Fa%3Db');
    expect(signInPath(from, true)).not.toContain('secret');
  });
});
