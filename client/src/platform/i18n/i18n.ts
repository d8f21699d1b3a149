import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, rememberLocale, rememberedLocale } from './locale.ts';

/** The one i18next instance; features add their texts with `defineTexts` when they are loaded. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: rememberedLocale() ?? 'de',
  supportedLngs: ['de', 'en'],
  fallbackLng: 'de',
  resources: {},
  initAsync: false,
  returnNull: false,
  // Keys may hold a colon, as the scopes do.
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: '' },
});

/** The language of the screens at this moment. */
export function currentLocale(): Locale {
  return i18n.language === 'en' ? 'en' : 'de';
}

/** Switches the screens' language at once and remembers it on this device. */
export function switchLocale(locale: Locale): void {
  rememberLocale(locale);
  adoptLocale(locale);
}

/** Shows the language without making it this device's own choice: what the account prefers. */
export function adoptLocale(locale: Locale): void {
  void i18n.changeLanguage(locale);
  if (typeof document !== 'undefined') document.documentElement.lang = locale;
}
