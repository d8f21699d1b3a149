import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLInt,
  GraphQLNonNull,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { Extensions } from 'type-graphql';

/** In the SDL: applied directives travel in no introspection, so that each description says the price, too. */
export const COST = new GraphQLDirective({
  name: 'cost',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    weight: { type: new GraphQLNonNull(GraphQLInt), description: 'What the field costs wherever it stands.' },
  },
  description:
    'What a field costs, when that is not 1. What stands in a list costs so much for each entry that `first` allows. `extensions.cost` tells an operation’s price and what is left; sent with `"extensions": {"dryRun": true}` it tells the price and does nothing else.',
});

/** Says that a field costs more than 1: about as many times as it takes longer than a plain one to answer. */
export function Costs(weight: number) {
  return Extensions({ cost: weight });
}

/** What a field costs by itself; of an interface's field the dearest that it can turn out to be. */
export function weightOf(schema: GraphQLSchema, type: GraphQLNamedType | undefined, name: string): number {
  if (!type) return 1;
  const own = isObjectType(type) || isInterfaceType(type) ? weight(type.getFields()[name]) : 1;
  if (!isAbstractType(type)) return own;
  return Math.max(own, ...schema.getPossibleTypes(type).map((each) => weight(each.getFields()[name])));
}

function weight(field: GraphQLField<unknown, unknown> | undefined): number {
  const declared = field?.extensions['cost'];
  return typeof declared === 'number' ? declared : 1;
}

/** Appends its price to the description of each field that costs more than 1. */
export function describeCosts(schema: GraphQLSchema): void {
  for (const field of fieldsOf(schema)) {
    if (weight(field) !== 1) field.description = `${field.description} Costs ${weight(field)}.`;
  }
}

function fieldsOf(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
}

/** Puts `@cost` behind the fields of an SDL that `printSchema` wrote, which prints no applied directives. */
export function printCosts(sdl: string, schema: GraphQLSchema): string {
  let type: GraphQLNamedType | undefined;
  let name = '';
  let isText = false;
  return sdl
    .split('\n')
    .map((line) => {
      const quotes = line.split('"""').length - 1;
      const wasText = isText;
      if (quotes === 1) isText = !isText;
      if (wasText || quotes > 0) return line;
      const opened = /^(?:type|interface) (\w+)/.exec(line);
      if (opened) type = schema.getType(opened[1]!);
      else if (line === '}') type = undefined;
      name = /^ {2}(\w+)[(:]/.exec(line)?.[1] ?? name;
      const ends = /^ {2}(?:\w+(?:\(.*\))?|\)): /.test(line);
      const found = ends && type && 'getFields' in type ? weight(type.getFields()[name] as never) : 1;
      return found === 1 ? line : `${line} @cost(weight: ${found})`;
    })
    .join('\n');
}
