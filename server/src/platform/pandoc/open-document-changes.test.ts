import { describe, expect, it } from 'vitest';
import {
  beginOf,
  endOf,
  placeChanges,
  placeListStarts,
  type ProposedChange,
} from './open-document-changes.ts';

const change = (kind: ProposedChange['kind'], id: string, author = 'Änne'): ProposedChange => ({
  kind,
  id,
  author,
  date: '2026-01-02T10:00:00Z',
});
const file = (text: string) => `<office:body><office:text>${text}</office:text></office:body>`;
const placed = (text: string) => {
  const xml = placeChanges(file(text));
  const [, regions = '', body] =
    /^<office:body><office:text>(<text:tracked-changes.*<\/text:tracked-changes>)?(.*)<\/office:text><\/office:body>$/.exec(
      xml,
    )!;
  const named = [
    ...regions.matchAll(
      /xml:id="(\w+)" text:id="\1"><text:(\w+)>.*?<dc:creator>([^<]*)<.*?<\/office:change-info>(.*?)<\/text:\2>/g,
    ),
  ];
  return { body, regions: named.map(([, id, kind, author, inner]) => [id, kind, author, inner]) };
};

describe('changes', () => {
  it('have a region each, before all else, and deleted words stand there alone', () => {
    const text = `<p>a ${beginOf(change('deletion', 'x'))} <b>alt </b>${endOf()}${beginOf(change('insertion', 'x'))}neu${endOf()}</p>`;
    expect(placed(text)).toEqual({
      body: '<p>a <text:change text:change-id="ct1"/><text:change-start text:change-id="ct2"/>neu<text:change-end text:change-id="ct2"/></p>',
      regions: [
        ['ct1', 'deletion', 'Änne', '<text:p><text:s/><b>alt<text:s/></b></text:p>'],
        ['ct2', 'insertion', 'Änne', ''],
      ],
    });
  });

  it('that follow themselves are one, those of others are not', () => {
    const one = (id: string, text: string) => `${beginOf(change('insertion', id))}${text}${endOf()}`;
    const { body, regions } = placed(one('x', 'a') + one('x', '<b>b</b>') + one('y', 'c') + one('x', 'd'));
    expect(
      body!.replaceAll(/<text:change-(start|end) text:change-id="ct(\d)"\/>/g, (_all, side, at) =>
        side === 'start' ? `[${at} ` : ` ${at}]`,
      ),
    ).toBe('[1 a<b>b</b> 1][2 c 2][3 d 3]');
    expect(regions).toHaveLength(3);
  });

  it('stand within one another', () => {
    const inner = `${beginOf(change('deletion', 'd', 'Bert'))}b${endOf()}`;
    const { body, regions } = placed(`${beginOf(change('insertion', 'i'))}a${inner}c${endOf()}`);
    expect(body).toBe(
      '<text:change-start text:change-id="ct1"/>a<text:change text:change-id="ct2"/>c<text:change-end text:change-id="ct1"/>',
    );
    expect(regions).toEqual([
      ['ct1', 'insertion', 'Änne', ''],
      ['ct2', 'deletion', 'Bert', '<text:p>b</text:p>'],
    ]);
  });

  it('bear names as text, whatever they are', () => {
    const author = `?> <dc:date> & "'`;
    const { regions } = placed(`${beginOf(change('insertion', '?>', author))}a${endOf()}`);
    expect(regions[0]![2]).toBe(`?&gt; &lt;dc:date&gt; &amp; &quot;'`);
  });

  it('leave a text without any as it is', () => {
    expect(placeChanges(file('<p>a</p>'))).toBe(file('<p>a</p>'));
  });
});

it('a list’s first number is its first entry’s', () => {
  expect(
    placeListStarts('<text:list text:style-name="L" text:start-value="3">\n  <text:list-item>\n<text:list>'),
  ).toBe('<text:list text:style-name="L">\n  <text:list-item text:start-value="3">\n<text:list>');
});
