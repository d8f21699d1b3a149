import { describe, expect, it } from 'vitest';
import { DECORATIVE_SIGN } from '../documents/side-notes.ts';
import { markDecorativeHtml, markDecorativeInWord, takePictureWords } from './mark-decorative.ts';

const frame = (style: string, said = '') =>
  `<draw:frame draw:style-name="${style}"><draw:image/>${said}</draw:frame>`;

describe('pictures that only decorate', () => {
  it('are told from those that say nothing, in HTML', () => {
    expect(markDecorativeHtml('<img src="a" alt=""><IMG alt=\'\' src="b"><img src="c"><img alt="d">')).toBe(
      `<img src="a" alt="${DECORATIVE_SIGN}"><IMG alt="${DECORATIVE_SIGN}" src="b"><img src="c"><img alt="d">`,
    );
  });

  it('and in Word, whatever else stands around them', () => {
    const decorative = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>';
    const xml = `<wp:docPr id="1" descr="a"/><wp:docPr id="2" descr="b" title="c">${decorative}</wp:docPr><wp:docPr id="3" descr="d"></wp:docPr>`;
    expect(markDecorativeInWord(xml)).toBe(
      `<wp:docPr id="1" descr="a"/><wp:docPr id="2" descr="${DECORATIVE_SIGN}">${decorative}</wp:docPr><wp:docPr id="3" descr="d"></wp:docPr>`,
    );
  });

  it('and in OpenDocument, by the style of their frame and of no other', () => {
    const styles =
      '<style:style style:name="leer"/><style:style style:name="zier"><style:graphic-properties loext:decorative="true"/></style:style>';
    const said = '<svg:title>Plan &amp; Ort</svg:title><svg:desc>lang</svg:desc>';
    const { pictures, xml } = takePictureWords(
      styles +
        frame('zier') +
        frame('leer') +
        frame('leer', said) +
        frame('leer', '<svg:desc>nur so</svg:desc>'),
    );
    expect(pictures).toEqual([DECORATIVE_SIGN, '', 'Plan & Ort', 'nur so']);
    expect(xml).not.toContain('Plan');
  });
});
