/**
 * What a library says of what went wrong, without what it was sent: of an address no more than whose it is. Whoever looks
 * after the hub must see that pages of another site ask here, and no more.
 */
export function withoutSent(message: string): string {
  const [what, ...rest] = message.split(': ');
  const sent = rest.join(': ');
  return URL.canParse(sent) ? `${what}: ${new URL(sent).origin}` : what!;
}

/** What was sent where a text belongs; what is none is no text of anybody's. `String` of it would run what it brings along. */
export function sentText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
