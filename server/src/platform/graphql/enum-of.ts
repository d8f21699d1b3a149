import { registerEnumType } from 'type-graphql';

/** A type's words as an enumeration of the schema, each with its description. */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  meanings: Record<Word, string>,
): { [Each in Word]: Each } {
  const words = Object.keys(meanings) as Word[];
  const values = Object.fromEntries(words.map((word) => [word, word])) as { [Each in Word]: Each };
  const config = Object.fromEntries(words.map((word) => [word, { description: meanings[word] }]));
  registerEnumType(values, { name, description, valuesConfig: config as never });
  return values;
}
