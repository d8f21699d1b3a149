/** How many pushes may be unanswered. With one, what is typed meanwhile waits for its receipt and then for the next commit. */
const AT_ONCE = 2;
/** So long the second gathers: fast typing shall not become twice as many pushes. */
const GATHER_MILLISECONDS = 20;

/** The pushes of one stream that are unanswered. */
export class PushLane<Push> {
  readonly #underWay = new Set<Push>();
  #leftAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Whether it still matters what becomes of the push. */
  has(push: Push): boolean {
    return this.#underWay.has(push);
  }

  /** All that are under way at this moment, the oldest first. */
  get pushes(): Push[] {
    return [...this.#underWay];
  }

  /** Whether one may leave now. If not, but later, `then` is called when it may. */
  mayLeave(then: () => void): boolean {
    if (this.#underWay.size === 0) return true;
    if (this.#underWay.size >= AT_ONCE) return false;
    // Where the device's clock was set back, what is typed must not wait until it is as late again.
    const wait = Math.min(GATHER_MILLISECONDS, this.#leftAt + GATHER_MILLISECONDS - Date.now());
    if (wait <= 0) return true;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      then();
    }, wait);
    return false;
  }

  left(push: Push): void {
    this.#underWay.add(push);
    this.#leftAt = Date.now();
  }

  answered(push: Push): void {
    this.#underWay.delete(push);
  }

  /** Whatever is still answered does not matter any more. */
  clear(): void {
    this.#underWay.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
