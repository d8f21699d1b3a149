import type { ConflictReason, FieldFault, FieldFaults, OvertakenReason } from '@umlauf/shared/error-codes';
import { type Translate, useTexts } from '../i18n/texts.ts';
import { errorTexts } from './errors.i18n.ts';
import { type Failure, toFailure } from './failure.ts';

type Words = Translate<(typeof errorTexts)['de']>;

/** The failure as a sentence that says what to do. */
export function wordFailure(t: Words, failure: Failure): string {
  switch (failure.code) {
    case 'FORBIDDEN':
      return t(failure.facts.reason === 'SEALED' ? 'sealed' : 'code.FORBIDDEN');
    case 'CONFLICT':
      return wordConflict(t, failure.facts.reason);
    case 'GONE':
      return failure.facts.reason ? t(`gone.${failure.facts.reason}`) : t('code.GONE');
    case 'UNAVAILABLE':
      return failure.facts.reason ? t(`unavailable.${failure.facts.reason}`) : t('code.UNAVAILABLE');
    case 'LIMIT':
      return failure.facts.max === undefined ? t('code.LIMIT') : t('limit', { max: failure.facts.max });
    case 'RATE_LIMITED':
      return wordWait(t, failure.facts.retryAfter);
    case 'INTERNAL':
      return failure.facts.requestId
        ? `${t('code.INTERNAL')} ${t('requestId', { id: failure.facts.requestId })}`
        : t('code.INTERNAL');
    default:
      return t(`code.${failure.code}`);
  }
}

function wordConflict(t: Words, reason: ConflictReason | undefined): string {
  return reason && !isOvertaken(reason) ? t(`conflict.${reason}`) : t('code.CONFLICT');
}

function isOvertaken(reason: ConflictReason): reason is OvertakenReason {
  return /FORWARDED|FOLLOW|^MOVED|AUDI|UPLO|RUNN|EARLY|STATE|ATTEN|OPEN/.test(reason);
}

/** Beyond a minute and a half nobody counts seconds. */
function wordWait(t: Words, seconds: number | undefined): string {
  if (seconds === undefined) return t('code.RATE_LIMITED');
  if (seconds > 90) return t('retryAfterMinutes', { count: Math.ceil(seconds / 60) });
  return t('retryAfter', { count: Math.ceil(seconds) });
}

/** Turns anything thrown into a sentence in the screens' language. */
export function useFailureWords(): (error: unknown) => string {
  const t = useTexts(errorTexts);
  return (error) => wordFailure(t, toFailure(error));
}

/** The sentence for one refused field. */
export function useFaultWords(): (fault: FieldFault) => string {
  const t = useTexts(errorTexts);
  return (fault) => t(`field.${fault}`);
}

/**
 * The refused fields, keyed by the last part of their path: those of an INVALID_INPUT, and the one whose value something
 * else has already. Empty for everything else.
 */
export function faultsOf(error: unknown): FieldFaults {
  const failure = toFailure(error);
  if (failure.code === 'CONFLICT' && failure.facts.field) return { [failure.facts.field]: 'TAKEN' };
  if (failure.code !== 'INVALID_INPUT') return {};
  const faults = Object.entries(failure.facts.fields ?? {});
  return Object.fromEntries(faults.map(([path, fault]) => [path.split('.').at(-1) ?? path, fault]));
}
