import type { Node } from '@tiptap/pm/model';
import type { PictureAttributes } from '@umlauf/shared/pictures';
import type { Attr, Block, Inline } from '../platform/pandoc/pandoc-ast.ts';
import { printable } from './printable.ts';

/** Where the pictures are that go out with a text. */
export interface PictureWish {
  /** By the ids of their files; of all others what they say is written. */
  addresses: Readonly<Record<string, string>>;
  /** HTML needs a tag of ours: pandoc's leaves out `alt=""`, and so says nothing about what only decorates. */
  form: 'office' | 'html';
}

/** The title of a picture that only decorates, until it has the form that Word knows for it. */
export const DECORATIVE_TITLE = 'umlauf:decorative';
/** The class of a picture that only decorates, in HTML. */
export const DECORATIVE_CLASS = 'decorative';

export function pictureToPandoc({ attrs }: Node, wish: PictureWish | undefined): Block {
  const picture = attrs as PictureAttributes;
  const says = printable((picture.alt ?? '').toWellFormed());
  const { addresses = {}, form = 'office' } = wish ?? {};
  const address = picture.fileId === null ? undefined : addresses[picture.fileId];
  if (address === undefined)
    return says === ''
      ? { t: 'Div', c: [['', [], []], []] }
      : { t: 'Para', c: [{ t: 'Str', c: `[${says}]` }] };
  if (form === 'html')
    return { t: 'Para', c: [{ t: 'RawInline', c: ['html', tagOf(picture, address, says)] }] };
  const { width, height } = picture;
  const pairs: Attr[2] =
    width !== null && height !== null
      ? [
          ['width', `${width}px`],
          ['height', `${height}px`],
        ]
      : [];
  const words: Inline[] = says === '' ? [] : [{ t: 'Str', c: says }];
  const title = picture.alt === '' ? DECORATIVE_TITLE : '';
  return { t: 'Para', c: [{ t: 'Image', c: [['', [], pairs], words, [address, title]] }] };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function tagOf({ alt, width, height }: PictureAttributes, address: string, says: string): string {
  const size = width !== null && height !== null ? ` width="${width}" height="${height}"` : '';
  const words = alt === null ? '' : ` alt="${says.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign]!)}"`;
  const kind = alt === '' ? ` class="${DECORATIVE_CLASS}"` : '';
  return `<img${kind} src="${address}"${words}${size} style="max-width: 100%; height: auto">`;
}
