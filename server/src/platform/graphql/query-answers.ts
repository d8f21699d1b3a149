import { execute } from 'graphql';
import type { Context, RolesOf } from './context.ts';
import { EqualQuestions } from './equal-questions.ts';
import type { PreparedOperation } from './operations.ts';
import { answerShared, askingOf } from './shared-execution.ts';

/** What `answerShared` begins with when something went wrong. */
const FAILED = '{"errors":';

/** Looking who asks the same costs a question to the database: it is left out where it mostly found nobody. */
const CREDIT = { first: 4, most: 16, ofFound: 2, ofLeftOut: 1 / 32 };
const REMEMBERED = 500;

/**
 * Answers ordinary queries. While one is being answered, others that ask the same in the same words look whether they are
 * of one audience, by their roles at that moment, and then share the next answer.
 */
export class QueryAnswers {
  private readonly equal = new EqualQuestions();
  /** How many are being answered, by their words. */
  private readonly asked = new Map<string, number>();
  /** Whether looking pays, by their words. */
  private readonly credits = new Map<string, number>();

  constructor(private readonly rolesOf: RolesOf) {}

  /** The data as JSON text, `{"data":…}`; null when something went wrong. */
  async answer(prepared: PreparedOperation, context: Context): Promise<string | null> {
    const words = prepared.document.loc!.source.body;
    const others = this.asked.get(words) ?? 0;
    this.asked.set(words, others + 1);
    try {
      const looks = others > 0 && this.isWorthLooking(words);
      return (looks && (await this.together(words, prepared, context))) || (await alone(prepared, context));
    } finally {
      const left = this.asked.get(words)! - 1;
      if (left > 0) this.asked.set(words, left);
      else this.asked.delete(words);
    }
  }

  private isWorthLooking(words: string): boolean {
    if ((this.credits.get(words) ?? CREDIT.first) >= 1) return true;
    this.note(words, CREDIT.ofLeftOut);
    return false;
  }

  private note(words: string, change: number): void {
    const credit = Math.min(CREDIT.most, (this.credits.get(words) ?? CREDIT.first) + change);
    this.credits.delete(words);
    if (this.credits.size >= REMEMBERED) this.credits.delete(this.credits.keys().next().value!);
    this.credits.set(words, credit);
  }

  /** Null: to be asked alone. */
  private async together(
    words: string,
    prepared: PreparedOperation,
    context: Context,
  ): Promise<string | null> {
    const asking = await askingOf(prepared, context, this.rolesOf);
    this.note(words, asking.audience && this.equal.has(asking.key) ? CREDIT.ofFound : -1);
    if (!asking.audience) return null;
    const text = await this.equal.ask(asking.key, async () => {
      const { answer } = await answerShared(prepared, asking, context);
      return answer.text;
    });
    return text.startsWith(FAILED) ? null : text;
  }
}

async function alone(prepared: PreparedOperation, context: Context): Promise<string | null> {
  const { data, errors } = await execute({ ...prepared, contextValue: context });
  return errors ? null : JSON.stringify({ data });
}
