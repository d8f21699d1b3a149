import { tellResult } from '@umlauf/shared/circulation/result-words';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { verifyRound, type Verified } from './circulations/verify-circulation.ts';
import { ConfigError } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { isId } from './platform/ids.ts';

/** Recomputes a round and says in words what comes out, and whether it is what was stored. Throws ConfigError. */
export async function circulationVerify(
  database: Database,
  id: string,
): Promise<{ text: string; isSound: boolean }> {
  if (!isId('cir', id)) throw new ConfigError('Name the round: umlauf circulation verify ID.');
  const verified = await database.withActor({ system: 'circulation' }, (transaction) =>
    verifyRound(transaction, id),
  );
  if (!verified) throw new ConfigError(`There is no round ${id}.`);
  const isSound = verified.contentMatches && verified.resultMatches;
  return { text: wordsOf(verified).join('\n'), isSound };
}

function wordsOf({ row, computed, besides, broken, resultMatches }: Verified): string[] {
  const told = row.state === 'WITHDRAWN' ? 'withdrawn' : tellResult(computed, 'en');
  return [
    `${resultMatches ? 'sound' : 'BROKEN'}: ${told}`,
    resultMatches ? `stored: ${row.state}` : `stored is something else: ${row.state}, ${row.reason}`,
    ...broken.map((hash) => `BROKEN: the text is not the one of ${hash}`),
    `text: ${row.contentHash}`,
    ...besides.map(({ name, hash }) => `with: ${hash} ${printed(name)}`),
    ...tellRules(row.rules, 'en').map((sentence) => `- ${sentence}`),
  ];
}

/** What somebody called a file moves no cursor and hides no line. */
function printed(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 200);
}
