/**
 * Answers equal questions that wait at the same time once. A question joins an answer only before that has begun: nobody
 * is told anything older than their question, or than what they wrote before asking.
 */
export class EqualQuestions {
  private readonly underWay = new Map<string, Promise<string>>();
  private readonly next = new Map<string, Promise<string>>();

  /** Whether somebody asks this already. */
  has(key: string): boolean {
    return this.underWay.has(key);
  }

  /** The answer to all questions with this key that come before it begins. */
  ask(key: string, answer: () => Promise<string>): Promise<string> {
    const next = this.next.get(key);
    if (next) return next;
    const underWay = this.underWay.get(key);
    if (!underWay) return this.begin(key, answer);
    const begin = () => {
      this.next.delete(key);
      return this.begin(key, answer);
    };
    const waiting = underWay.then(begin, begin);
    this.next.set(key, waiting);
    return waiting;
  }

  private begin(key: string, answer: () => Promise<string>): Promise<string> {
    const answered = answer().finally(() => {
      if (this.underWay.get(key) === answered) this.underWay.delete(key);
    });
    this.underWay.set(key, answered);
    return answered;
  }
}
