import type { GraphQLResolveInfo } from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';

/** An operation or, in a subscription, an event: what one answer is made for. */
type Asked = Pick<GraphQLResolveInfo, 'rootValue'>;

interface Borne {
  characters: number;
  since: number;
}

const borneBy = new WeakMap<object, Borne>();

/**
 * A long text for an answer. Throws LIMIT when the answer bears too much already: thirty aliases of a long text, for
 * every document of a list, make gigabytes of a short question. One text alone may be longer than that.
 */
export function bearText(text: string, { rootValue }: Asked, context: object): string {
  // Events of one subscription share their context, but each is its own root.
  const answer = typeof rootValue === 'object' && rootValue !== null ? rootValue : context;
  let borne = borneBy.get(answer);
  if (!borne || performance.now() - borne.since > LIMITS.operationMilliseconds) {
    borneBy.set(answer, (borne = { characters: 0, since: performance.now() }));
  }
  borne.characters += text.length;
  if (borne.characters > Math.max(LIMITS.answerCharacters, text.length)) throw tooMuchText();
  return text;
}

export function tooMuchText(): AppError {
  return new AppError('LIMIT', { limit: 'answerCharacters', max: LIMITS.answerCharacters });
}
