import type { RuleLanguage } from '@umlauf/shared/circulation/contradiction-words';
import { Locale } from '../accounts/account.entity.ts';

/** The argument of fields that tell in words. */
export const IN_GERMAN = { defaultValue: Locale.DE, description: 'In which language.' };

export function wordOf(language: Locale): RuleLanguage {
  return language === Locale.EN ? 'en' : 'de';
}
