/** One @, something on both sides, no spaces: whether it can be reached only a mail can tell (RFC 5321, 4.5.3.1: 254). */
const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/;

/** Whether the text has the shape of one e-mail address, without a name around it. */
export function looksLikeEmail(text: string): boolean {
  return EMAIL.test(text.trim());
}
