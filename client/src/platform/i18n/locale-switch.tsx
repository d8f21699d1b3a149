import { useTranslation } from 'react-i18next';
import { i18n, switchLocale } from './i18n.ts';
import type { Locale } from './locale.ts';
import styles from './locale-switch.module.css';

const OTHER: Record<Locale, { locale: Locale; name: string }> = {
  de: { locale: 'en', name: 'English' },
  en: { locale: 'de', name: 'Deutsch' },
};

interface LocaleSwitchProps {
  /** Told after the screens have switched, to keep the choice elsewhere too. */
  onSwitch?: (locale: Locale) => void;
}

/** Offers the other language by its own name, as its speakers look for it. */
export function LocaleSwitch({ onSwitch }: LocaleSwitchProps) {
  const { i18n: present } = useTranslation(undefined, { i18n });
  const { locale, name } = OTHER[present.language === 'en' ? 'en' : 'de'];
  return (
    <button
      type="button"
      lang={locale}
      className={styles.switch}
      data-short={locale.toUpperCase()}
      onClick={() => {
        switchLocale(locale);
        onSwitch?.(locale);
      }}
    >
      <span className={styles.name}>{name}</span>
    </button>
  );
}
