import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '@umlauf/shared/random-document';

/** What the arguments of a random operation may name. */
export interface Names {
  spaces: string[];
  /** Whatever has an id. */
  nodes: string[];
  documents: string[];
}

/** What a search looks for: some of it is there, some nearly. */
const WORDS = ['Inhalt', 'titel', 'Anderes', 'inhlat', 'Zeile'];

/** How deep a selection goes below its root field: within all limits. */
const DEPTH = 4;

/** Links that are not good, and dates of rhythms, are slowed down by the minute: they have tests of their own. */
const UNDRAWN = new Set(['guestCirculation', 'meetingDates']);

/** Draws operations from the schema: any fields, with any of their arguments, through fragments and interfaces. */
export class RandomOperation {
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly names: Names,
    /** Without what is each viewer's own. */
    private readonly forAudiences: boolean,
  ) {}

  /** A query of a few root fields, as it stands in a live query. */
  query(): string {
    const type = this.schema.getQueryType()!;
    const roots = this.fieldsOf(type).filter(({ name }) => !UNDRAWN.has(name));
    const count = 1 + this.random.int(2);
    const drawn = Array.from({ length: count }, () => this.field(this.random.pick(roots), DEPTH, type.name));
    return `query Drawn @live { ${drawn.join(' ')} }`;
  }

  /** A subscription with this root field. */
  subscription(root: string): string {
    const field = this.schema.getSubscriptionType()!.getFields()[root]!;
    return `subscription Drawn { ${this.field(field, DEPTH, 'Subscription')} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, parent: string): string {
    const type = getNamedType(field.type);
    const args = field.args.flatMap((argument) => this.argument(argument, `${parent}.${field.name}`));
    // Twice the same field with other arguments is no operation, nor is one that means something else in another type.
    const alias = args.length > 0 || field.name === 'kind' ? `a${(this.aliases += 1)}: ` : '';
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    const asked = isCompositeType(type) ? ` { ${this.selection(type, depth - 1)} }` : '';
    return `${alias}${field.name}${given}${asked}`;
  }

  private fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): GraphQLField<unknown, unknown>[] {
    const fields = Object.values(type.getFields());
    if (!this.forAudiences || !isObjectType(type)) return fields;
    return fields.filter(
      ({ extensions }) => extensions['plain'] === true || extensions['shareable'] === true,
    );
  }

  private argument({ name, type, defaultValue }: GraphQLArgument, path: string): string[] {
    const { spaces, nodes, documents } = this.names;
    if (name === 'first') return [`first: ${1 + this.random.int(4)}`];
    if (name === 'inBin') return this.random.int(2) ? [`inBin: ${this.random.int(2) === 1}`] : [];
    if (name === 'spaceId') return [`spaceId: "${this.random.pick(spaces)}"`];
    if (path === 'Query.space') return [`id: "${this.random.pick(spaces)}"`];
    if (path === 'Query.document') return [`id: "${this.random.pick(documents)}"`];
    if (path === 'Query.node') return [`id: "${this.random.pick(nodes)}"`];
    if (name === 'secret') return ['secret: "none"'];
    if (path === 'Query.search' && name === 'query') return [`query: "${this.random.pick(WORDS)}"`];
    if (String(type) === 'ID!') return [`${name}: "${this.random.pick(nodes)}"`];
    const named = getNamedType(type);
    if (isEnumType(named) && isNonNullType(type))
      return [`${name}: ${this.random.pick(named.getValues()).name}`];
    if (String(type).endsWith('!') && defaultValue === undefined)
      throw new Error(`nothing is known to give for ${path}(${name})`);
    return [];
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = this.random.int(3) ? [] : ['__typename'];
    if (isAbstractType(type)) {
      for (const possible of this.schema.getPossibleTypes(type))
        if (this.random.int(2)) parts.push(`... on ${possible.name} { ${this.selection(possible, depth)} }`);
    }
    if ('getFields' in type) {
      for (const field of this.fieldsOf(type)) {
        const isLeaf = !isCompositeType(getNamedType(field.type));
        // In an interface's fragments the same fields stand again.
        if (isLeaf || (depth > 0 && (isObjectType(type) || this.schema.getPossibleTypes(type).length === 0)))
          if (this.random.chance(isLeaf ? 0.6 : 0.55)) parts.push(this.field(field, depth, type.name));
      }
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }
}
