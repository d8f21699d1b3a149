/** The languages that the screens speak; German is the default everywhere. */
export type Locale = 'de' | 'en';

const KEY = 'umlauf.locale';

/** The language that was chosen on this device, or null when nobody chose. */
export function rememberedLocale(): Locale | null {
  try {
    const stored = globalThis.localStorage?.getItem(KEY);
    return stored === 'de' || stored === 'en' ? stored : null;
  } catch {
    // Storage may be forbidden by the browser's settings; then the choice lasts as long as the page.
    return null;
  }
}

/** Keeps the choice on this device. */
export function rememberLocale(locale: Locale): void {
  try {
    globalThis.localStorage?.setItem(KEY, locale);
  } catch {
    // See above.
  }
}
