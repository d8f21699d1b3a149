import { ERROR_CODES } from '@umlauf/shared/error-codes';
import { describe, expect, it } from 'vitest';
import { translate } from '../i18n/texts.ts';
import { errorTexts } from './errors.i18n.ts';
import { type Failure, fromStatus, Refusal, toFailure } from './failure.ts';
import { faultsOf, wordFailure } from './wording.ts';

const t = translate(errorTexts);

describe('wordFailure', () => {
  it.each(ERROR_CODES)('has a sentence for %s that says what to do', (code) => {
    const words = wordFailure(t, { code, facts: {} } as Failure);
    expect(words).not.toContain('code.');
    expect(words.length).toBeGreaterThan(20);
  });

  it('says the particular thing where the facts tell it', () => {
    expect(wordFailure(t, { code: 'CONFLICT', facts: { reason: 'LAST_LEAD' } })).toContain(
      'braucht immer eine Leitung',
    );
    expect(wordFailure(t, { code: 'RATE_LIMITED', facts: { retryAfter: 9.2 } })).toContain('10 Sekunden');
    expect(wordFailure(t, { code: 'RATE_LIMITED', facts: { retryAfter: 598 } })).toContain('10 Minuten');
    expect(wordFailure(t, { code: 'LIMIT', facts: { limit: 'accessTokensPerAccount', max: 50 } })).toContain(
      '50',
    );
    expect(wordFailure(t, { code: 'INTERNAL', facts: { requestId: 'r-1' } })).toContain('r-1');
  });
});

describe('toFailure', () => {
  it('reads the code and the facts of the first GraphQL error', () => {
    const error = { errors: [{ message: 'x', extensions: { code: 'LIMIT', max: 3, limit: 'first' } }] };
    expect(toFailure(error)).toEqual({ code: 'LIMIT', facts: { max: 3, limit: 'first' } });
  });

  it('takes a word outside of the closed list for a fault of ours', () => {
    expect(toFailure({ errors: [{ extensions: { code: 'SOMETHING_ELSE' } }] }).code).toBe('INTERNAL');
    expect(toFailure(new Error('a bug')).code).toBe('INTERNAL');
  });

  it('knows when nobody answered', () => {
    expect(toFailure(new TypeError('Failed to fetch')).code).toBe('OFFLINE');
    expect(toFailure({ code: 1006, reason: '' }).code).toBe('OFFLINE');
  });

  it('prefers the body of an HTTP answer to its status', () => {
    const body = JSON.stringify({ errors: [{ extensions: { code: 'GONE' } }] });
    expect(fromStatus(400, body).code).toBe('GONE');
    expect(fromStatus(429, '{"code":"RATE_LIMITED","retryAfter":598}').facts).toEqual({ retryAfter: 598 });
    expect(fromStatus(401, '{"code":"INVALID_EMAIL_OR_PASSWORD"}').code).toBe('UNAUTHENTICATED');
    expect(fromStatus(503, 'Service Unavailable').code).toBe('UNAVAILABLE');
    expect(toFailure({ statusCode: 429, bodyText: '' }).code).toBe('RATE_LIMITED');
  });
});

describe('faultsOf', () => {
  it('names the fields by the last part of their path', () => {
    const refusal = new Refusal({ code: 'INVALID_INPUT', facts: { fields: { 'input.name': 'TOO_LONG' } } });
    expect(faultsOf(refusal)).toEqual({ name: 'TOO_LONG' });
    expect(faultsOf(new Refusal({ code: 'FORBIDDEN', facts: {} }))).toEqual({});
  });
});
