/** A template of the house in one language. */
export interface BuiltinText {
  name: string;
  description: string;
  markdown: string;
}
