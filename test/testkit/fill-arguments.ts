import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

/** What to give for arguments that the schema names. */
export interface Fill {
  /** For text of any kind: what a search would look for. */
  word: string;
  email: string;
  /** A Yjs update in Base64. */
  bytes: string;
}

export interface Wish {
  full: boolean;
  first: number;
}

/** Prefix of the ids that a word in an argument's name stands for. */
const KINDS: Record<string, string> = {
  space: 'spc',
  document: 'doc',
  parent: 'doc',
  furtherDocument: 'doc',
  attachment: 'fil',
  after: 'doc',
  account: 'acc',
  accessToken: 'tok',
  calendarLink: 'cal',
  thread: 'thr',
  comment: 'com',
  version: 'vsn',
  documentVersion: 'vsn',
  to: 'vsn',
  file: 'fil',
  suggestion: 'sug',
  circulation: 'cir',
  template: 'tpl',
  decision: 'dec',
  textEntry: 'blk',
  entry: 'blk',
  replacedBy: 'dec',
  meeting: 'mtg',
  atMeeting: 'mtg',
  series: 'mse',
  agendaItem: 'agi',
  item: 'agi',
  standingItem: 'ags',
  meetingSeries: 'mse',
  attendee: 'mat',
  chair: 'acc',
  keeper: 'acc',
  release: 'rel',
  withoutItem: 'agi',
};

/** Which kind of id a root field's arguments ask for; `any` when their names do not tell. */
export function kindOf(field: GraphQLField<unknown, unknown>): string {
  const names = idNames(field.args);
  const kinds = new Set(
    names.map((name) => KINDS[name === 'id' ? field.name : name.replace(/Ids?$/, '')] ?? 'any'),
  );
  return kinds.size === 1 ? [...kinds][0]! : 'any';
}

function idNames(inputs: readonly (GraphQLArgument | GraphQLInputField)[]): string[] {
  return inputs.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return idNames(Object.values(named.getFields()));
    return named.name === 'ID' && name !== 'session' ? [name] : [];
  });
}

/** The arguments as text with their brackets; throws for a required one for which nothing is known to give. */
export function argumentsOf(
  { args }: GraphQLField<unknown, unknown>,
  path: string,
  wish: Wish,
  fill: Fill,
): string {
  const given = args.flatMap((argument) => {
    const isRequired = isRequiredArgument(argument);
    if (!isRequired && !wish.full) return [];
    const value = valueOf(argument.name, argument.type, wish, fill);
    if (value !== null) return [`${argument.name}: ${value}`];
    if (isRequired) throw new Error(`nothing is known to give for ${path}(${argument.name})`);
    return [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function valueOf(name: string, type: GraphQLInputType, wish: Wish, fill: Fill): string | null {
  if (isNonNullType(type)) return valueOf(name, type.ofType, wish, fill);
  if (isListType(type)) {
    const one = valueOf(name, type.ofType, wish, fill);
    return one === null ? null : `[${one}]`;
  }
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      if (!isRequiredInputField(field) && !wish.full) return [];
      const value = valueOf(field.name, field.type, wish, fill);
      if (value === null && isRequiredInputField(field))
        throw new Error(`nothing to give for ${type}.${field.name}`);
      return value === null ? [] : [`${field.name}: ${value}`];
    });
    return `{ ${fields.join(', ')} }`;
  }
  return scalarOf(name, type.name, wish, fill);
}

function scalarOf(name: string, scalar: string, wish: Wish, fill: Fill): string | null {
  switch (scalar) {
    case 'ID':
      // Chosen by the client: names nothing of ours.
      return name === 'session' ? '"walk"' : '$id';
    case 'Int':
      return String(name === 'first' ? wish.first : 1);
    case 'Boolean':
      return 'true';
    case 'DateTime':
      return '"2030-01-01T00:00:00.000Z"';
    case 'String':
      // A cursor belongs to a list.
      if (name === 'after' || name === 'before') return null;
      return JSON.stringify(/e-?mail|address/i.test(name) ? fill.email : fill.word);
    case 'Base64':
      return name === 'stateVector' ? null : JSON.stringify(fill.bytes);
    default:
      return null;
  }
}
