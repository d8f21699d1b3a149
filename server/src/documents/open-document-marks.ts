import type { Inline } from '../platform/pandoc/pandoc-ast.ts';
import { beginOf, endOf, escapeXml, signatureOf } from '../platform/pandoc/open-document-changes.ts';
import type { MarginForm } from './pandoc-marks.ts';
import { printable } from './printable.ts';

/** As OpenDocument has comments (ODF 1.3, 14.1); what is proposed becomes a tracked change when pandoc is done. */
export const OPEN_DOCUMENT_MARGIN: MarginForm = {
  comment: (id, { author, date, text }, isRange) => {
    const name = `comment${id}`;
    const lines = printable(text.toWellFormed()).split('\n');
    const words = lines.map((line) => `<text:p>${lineOf(line)}</text:p>`).join('');
    const named = isRange ? ` office:name="${name}"` : '';
    const signed = signatureOf({ author: printable(author.toWellFormed()), date });
    return {
      start: [raw(`<office:annotation${named}>${signed}${words}</office:annotation>`)],
      end: isRange ? [raw(`<office:annotation-end office:name="${name}"/>`)] : [],
    };
  },
  proposed: (changes, inner) =>
    // What is deleted is moved away, so that a deletion is within an insertion and not around it.
    changes
      .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
      .reduce<Inline[]>((inlines, { kind, id, by: { author, date } }) => {
        const change = { kind, id, author: printable(author.toWellFormed()), date };
        return [raw(beginOf(change)), ...inlines, raw(endOf())];
      }, inner),
};

const ORDER = { deletion: 0, insertion: 1 };

function raw(xml: string): Inline {
  return { t: 'RawInline', c: ['opendocument', xml] };
}

/** Spaces at an end, or more than one, count only in a form of their own (ODF 1.3, 6.1.2). */
function lineOf(text: string): string {
  return escapeXml(text)
    .replaceAll(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\t', '<text:tab/>');
}
