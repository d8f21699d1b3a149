import sharp, { type Sharp } from 'sharp';

type Bytes = Uint8Array<ArrayBuffer>;

const RED = { r: 200, g: 30, b: 30 };
const BLUE = { r: 30, g: 30, b: 200 };

/** A picture of one colour. */
function plain(width: number, height: number, background = RED): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

const bytesOf = async (picture: Sharp): Promise<Bytes> => new Uint8Array(await picture.toBuffer());

export const madeJpeg = (width: number, height: number) => bytesOf(plain(width, height).jpeg());
export const madeAvif = (width: number, height: number) => bytesOf(plain(width, height).avif({ effort: 0 }));
export const madeTiff = (width: number, height: number) => bytesOf(plain(width, height).tiff());
/** For a printer: its four colours are no red, green and blue. */
export const madeCmyk = (width: number, height: number) =>
  bytesOf(plain(width, height).toColourspace('cmyk').jpeg());

/** Red, then blue. */
export async function madeAnimation(format: 'gif' | 'webp', width: number, height: number): Promise<Bytes> {
  const frames = await Promise.all(
    [RED, BLUE].map((colour) => plain(width, height, colour).png().toBuffer()),
  );
  const joined = sharp(frames, { join: { animated: true } });
  return bytesOf(format === 'gif' ? joined.gif() : joined.webp());
}

/** As from a telephone that was held upright: the picture lies on its side, and says so, and where it was taken. */
export function madePhoto(width: number, height: number): Promise<Bytes> {
  const picture = plain(width, height)
    .withExif({
      IFD0: { Make: 'Telefon', Artist: 'Erika Mustermann' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '50/1 56/1 28/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '6/1 57/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 });
  return bytesOf(picture.jpeg());
}

/** What a telephone of another make writes, as far as it can be told what it is. */
export function madeHeic(brand: 'heic' | 'mif1' = 'heic'): Bytes {
  const head = Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic`, 'latin1');
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(200, 7)]));
}
