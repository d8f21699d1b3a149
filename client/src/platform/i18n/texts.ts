import { useTranslation } from 'react-i18next';
import { i18n } from './i18n.ts';

type PluralForm = 'zero' | 'one' | 'other';

/** A tree of sentences; `{{name}}` marks what is filled in, `_one` and `_other` what depends on `count`. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The same keys, other sentences. */
type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

type WithoutPlural<K extends string> = K extends `${infer Base}_${PluralForm}` ? Base : K;

type KeyOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${WithoutPlural<K>}`
    : KeyOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** One feature's texts in both languages. */
export interface Texts<T> {
  readonly namespace: string;
  readonly de: T;
  readonly en: SameKeys<T>;
}

/** Looks a sentence up in the screens' language. */
export type Translate<T> = (key: KeyOf<T>, values?: Record<string, string | number>) => string;

/** Registers a feature's texts under its own name and returns the handle for `useTexts`; both languages must have the same keys. */
export function defineTexts<const T extends TextTree>(
  namespace: string,
  { de, en }: { de: T; en: SameKeys<T> },
): Texts<T> {
  i18n.addResourceBundle('de', namespace, de);
  i18n.addResourceBundle('en', namespace, en);
  return { namespace, de, en };
}

/** The feature's sentences in the present language; the component follows a switch. */
export function useTexts<T>(texts: Texts<T>): Translate<T> {
  const { t } = useTranslation(texts.namespace, { i18n });
  return t as unknown as Translate<T>;
}

/** The same outside of components, for the language of this moment. */
export function translate<T>(texts: Texts<T>): Translate<T> {
  return i18n.getFixedT(null, texts.namespace) as unknown as Translate<T>;
}
