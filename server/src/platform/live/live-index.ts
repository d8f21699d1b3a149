/** Finds whoever holds an answer by what it was made of. */
export class LiveIndex<Holder> {
  private readonly holders = new Map<string, Set<Holder>>();
  private readonly watching = new Set<Set<string>>();

  /** Everybody who is to be answered anew. */
  touch(keys: Iterable<string>): Set<Holder> {
    const touched = new Set<Holder>();
    for (const key of keys) {
      for (const watched of this.watching) watched.add(key);
      for (const holder of this.holders.get(key) ?? []) touched.add(holder);
    }
    return touched;
  }

  /** What is touched from now on, until the answer is called: for whoever does not know yet what they will have read. */
  watch(): { touched: ReadonlySet<string>; end: () => void } {
    const touched = new Set<string>();
    this.watching.add(touched);
    return { touched, end: () => void this.watching.delete(touched) };
  }

  /** The holder's answer is no longer made of `before`, but of `now`. */
  move(holder: Holder, before: ReadonlySet<string>, now: ReadonlySet<string>): void {
    for (const key of before) if (!now.has(key)) this.remove(key, holder);
    for (const key of now) if (!before.has(key)) this.add(key, holder);
  }

  private add(key: string, holder: Holder): void {
    const found = this.holders.get(key);
    if (found) found.add(holder);
    else this.holders.set(key, new Set([holder]));
  }

  private remove(key: string, holder: Holder): void {
    const found = this.holders.get(key);
    found?.delete(holder);
    if (found?.size === 0) this.holders.delete(key);
  }
}
