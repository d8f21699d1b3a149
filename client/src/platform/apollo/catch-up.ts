/** What catching up needs of Apollo Client. */
interface Refetching {
  refetchQueries(options: { include: 'active' }): PromiseLike<unknown>;
}

/**
 * A server begins to listen for a stream some milliseconds after it was asked to, and says nothing about it. What
 * happened before is in no event: so the open screens are asked for once more when the stream surely stands.
 */
const SETTLED_MILLISECONDS = 400;

const timers = new WeakMap<Refetching, ReturnType<typeof setTimeout>>();

/** Fetches the open screens anew once the streams that have just been asked for stand; many calls are one fetch. */
export function catchUp(client: Refetching): void {
  clearTimeout(timers.get(client));
  const fetchAnew = () => {
    // Without a connection there is nothing to catch up with; the next one calls again.
    client.refetchQueries({ include: 'active' }).then(undefined, () => undefined);
  };
  timers.set(client, setTimeout(fetchAnew, SETTLED_MILLISECONDS));
}
