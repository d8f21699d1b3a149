import { describe, expect, it } from 'vitest';
import { agsOfArs, faultOfAgs, faultOfArs, isWholeDistrict, withoutSpaces } from './official-keys.ts';

describe('official keys', () => {
  it.each([
    ['053820012012', '05382012', 'Bornheim'],
    ['053150000000', '05315000', 'Köln'],
    ['055660028028', '05566028', 'Emsdetten'],
    ['059740000000', '05974000', 'Kreis Soest'],
  ])('%s belongs to %s (%s)', (ars, ags) => {
    expect(faultOfArs(ars)).toBeNull();
    expect(faultOfAgs(ags)).toBeNull();
    expect(agsOfArs(ars)).toBe(ags);
  });

  it.each([
    '',
    '5315000',
    '053150000',
    '00315000',
    '17000000',
    '0531500a',
    ' 05315000',
    '05315000\n',
    '０５３１５０００',
  ])('%j is no AGS', (ags) => expect(faultOfAgs(ags)).toBe('MALFORMED'));

  it.each(['', '05315000', '0531500000000', '173150000000', '05315000000x'])('%j is no ARS', (ars) =>
    expect(faultOfArs(ars)).toBe('MALFORMED'),
  );

  it('are read as people write them', () => {
    expect(withoutSpaces(' 05 3 82 0012\u00a0012 ')).toBe('053820012012');
  });

  it('tell whole districts from municipalities', () => {
    expect(['05315000', '05974000', '05382012'].map(isWholeDistrict)).toEqual([true, true, false]);
  });
});
