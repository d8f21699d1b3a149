/**
 * What the compiler's own fonts (Libertinus Serif, New Computer Modern, DejaVu Sans Mono) and those that the hub brings
 * along (`fonts.ts`) can show, each character in upright, bold, italic and fixed letters: found out by typesetting all that
 * one of them has, without fonts of the machine. Chinese, Japanese, Korean and Indic scripts but Devanagari are not among
 * them. To be found out anew with another version of the compiler or of a font.
 */
const SHOWN = `
  20-7e a0-377 37a-37f 384-38a 38c 38e-3a1 3a3-525 531-556 559-55f 561-587 589-58a 58f 591-5c7 5d0-5ea 5ef-5f4
  600-604 606-61b 61e-6ff 750-77f 7c0-7e7 7eb-7f5 7f8-7fa 8a0 8a2-8ac 8e4-8fe 900-957 960-97f e3f e81-e82 e84
  e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9 ebb-ebd ec0-ec4 ec6 ec8-ecd ed0-ed9 edc-edd
  10a0-10c5 10d0-10fc 115f-1160 13a0-13f5 13f8-13fd 1401-1407 1409-141b 141d-1435 1437-144a 144c-1452 1454-14bd
  14c0-14ea 14ec-1507 1510-153e 1540-1550 1552-156a 1574-1585 158a-1596 15a0-15af 15de 15e1 1646-1647 166e-1676
  1680-169c 17b4-17b5 17c1-17c3 180b-180d 1d00-1d14 1d16-1d23 1d26-1d2e 1d30-1d6a 1d77-1d78 1d7b 1d7d 1d80-1dbf
  1dc4-1dc9 1e00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4
  1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2064 206a-2071 2074-208e 2090-209c 20a0-20ba 20bd-20c0
  20d0-20d8 20db-20df 20e1 20e4-20f0 2100-2185 2189 2190-2328 232b-23ff 2422-2423 2460-249b 24b6-269c 269e-26b8
  26c0-26c3 26e2 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752 2756 2758-275e 2761-2794 2798-27af
  27b1-2adb 2add-2b73 2b76-2b95 2b97-2bff 2c60-2c77 2c79-2cf3 2cf9-2d25 2d30-2d65 2d6f 2e02-2e05 2e08-2e0a
  2e17-2e18 2e1f 2e22-2e25 2e2e 3000 3012 3016-3017 301a-301b 302e-3030 3164 4dc0-4dff a4d0-a4ff a640-a641
  a644-a649 a64c-a64d a650-a651 a654-a657 a662-a66e a68a-a68d a694-a695 a698-a699 a708-a716 a71b-a72b a72d
  a730-a741 a746-a74b a74e-a753 a756-a757 a764-a767 a780-a783 a789-a78e a790-a791 a793 a7a0-a7aa a7f8-a7ff ab52
  ab66 ab70-abbf fb00-fb06 fb13-fb17 fb1d-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fbc1 fbd3-fd3f fd50-fd8f
  fd92-fdc7 fdf2 fdfa-fdfd fe00-fe0f fe20-fe23 fe66 fe70-fe74 fe76-fefc feff ffa0 fff9-fffd 10300-1031e
  10320-10323 1d300-1d356 1d400-1d454 1d456-1d49c 1d49e-1d49f 1d4a2 1d4a5-1d4a6 1d4a9-1d4ac 1d4ae-1d4b9 1d4bb
  1d4bd-1d4c3 1d4c5-1d505 1d507-1d50a 1d50d-1d514 1d516-1d51c 1d51e-1d539 1d53b-1d53e 1d540-1d544 1d546
  1d54a-1d550 1d552-1d6a5 1d6a8-1d7cb 1d7ce-1d7ff 1ee00-1ee03 1ee05-1ee1f 1ee21-1ee22 1ee24 1ee27 1ee29-1ee32
  1ee34-1ee37 1ee39 1ee3b 1ee61-1ee62 1ee64 1ee67-1ee6a 1ee6c-1ee72 1ee74-1ee77 1ee79-1ee7c 1ee7e 1f030-1f093
  1f0a0-1f0ae 1f0b1-1f0be 1f0c1-1f0cf 1f0d1-1f0df 1f12f 1f311-1f318 1f42d-1f42e 1f431 1f435 1f600-1f623
  1f625-1f62b 1f62d-1f640 1f643 1f6d1 1f780-1f7d8 1f7e0-1f7eb 1f800-1f80b 1f810-1f847 1f850-1f859 1f860-1f887
  1f890-1f8ad 1f8b0-1f8b1`;

const RANGES = SHOWN.trim()
  .split(/\s+/)
  .map((range) =>
    range
      .split('-')
      .map((code) => `\\u{${code}}`)
      .join('-'),
  );
const UNSHOWN = new RegExp(`[^${RANGES.join('')}]`, 'gu');
/** They have no form, and need none. */
const UNSEEN = /[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu;
/** Stands for a character without a form. */
const STAND_IN = '\u25a1';

/** Letters with a picture of their own in every font: nothing in them is put together from several. */
const NOT_SIMPLE =
  /[^\u0020-\u007e\u00a0-\u024f\u0386-\u0482\u048a-\u04c9\u1e00-\u1e9b\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac\u2610\u2612]/gu;

/** What can be shown beside the compiler's own characters, and what cannot. */
export interface Showing {
  /** Nothing but letters that stand alone. */
  simple: boolean;
  /** Whether another font has this character. */
  has(character: string): boolean;
  /** What the compiler has refused: signs that belong together and stand in no font together. */
  refused: ReadonlySet<string>;
}

/** The text as it can be shown, and how many characters have a square in their place. */
export function shownText(
  text: string,
  { simple, has, refused }: Showing,
): { text: string; unshown: number } {
  let unshown = 0;
  const square = () => {
    unshown++;
    return STAND_IN;
  };
  const seen = text.replaceAll(UNSEEN, (character) => (/[\t\n\u00ad]/.test(character) ? character : ''));
  const shown = seen.normalize('NFC').replaceAll(simple ? NOT_SIMPLE : UNSHOWN, (character) => {
    const isShown = character === '\t' || character === '\n' || (!simple && has(character));
    return isShown ? character : square();
  });
  if (refused.size === 0 || simple) return { text: shown, unshown };
  const left = [...shown].map((character) => (refused.has(character) ? square() : character));
  return { text: left.join(''), unshown };
}

/** Rust's words, written within a text once more. */
const REFUSED = /the text `\\*"(.*?)\\*"` could not be displayed/gu;

/** Which characters the compiler says it cannot show, of those that need not be shown. */
export function refusedIn(fault: string): string[] {
  return [...fault.matchAll(REFUSED)].flatMap(([, piece]) => {
    const text = piece!.replaceAll(/\\+u\{([0-9a-f]{1,6})\}/g, (_all, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    );
    return text.match(NOT_SIMPLE) ?? [];
  });
}
