import { describe, expect, it } from 'vitest';
import { cleanFileName, extensionOf } from './file-name.ts';

describe('a file’s name', () => {
  it.each([
    ['Satzung.pdf', 'Satzung.pdf'],
    ['  Bericht  über\tGebühren .pdf', 'Bericht über Gebühren .pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Akten\\Vermerk.docx', 'Vermerk.docx'],
    ['Zeile eins\r\nZeile zwei.txt', 'Zeile eins Zeile zwei.txt'],
    ['Rechnung\u202Efdp.exe', 'Rechnungfdp.exe'],
    ['\u2066versteckt\u2069\u200B.txt', 'versteckt.txt'],
    ['a\u0000b.txt', 'ab.txt'],
    ['was?<ist>:"das|*.txt', 'was--ist---das--.txt'],
    ['Lebenslauf\u0308.txt', 'Lebenslauf\u0308.txt'.normalize('NFC')],
    ['.htaccess', 'htaccess'],
    ['halb\ud83d.txt', 'halb\ufffd.txt'],
    ['تقرير.pdf', 'تقرير.pdf'],
    ['報告書.docx', '報告書.docx'],
  ])('%j becomes %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned);
  });

  it.each(['', '   ', '...', '/', 'ordner/', '\u202e\u0000'])('%j is none', (given) => {
    expect(cleanFileName(given)).toBeNull();
  });

  it('of 4,000 characters is shortened, whole characters and the extension are kept', () => {
    const long = cleanFileName(`${'a'.repeat(4_000)}.pdf`)!;
    expect(long).toHaveLength(200);
    expect(extensionOf(long)).toBe('pdf');
    const pictures = cleanFileName(`${'😀'.repeat(2_000)}x.png`)!;
    expect(pictures.isWellFormed()).toBe(true);
    expect(pictures.endsWith('😀.png')).toBe(true);
    expect(cleanFileName('b'.repeat(4_000))).toHaveLength(200);
  });
});
