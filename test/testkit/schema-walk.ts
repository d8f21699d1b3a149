import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { priceOf } from '@umlauf/server/platform/graphql/operation-cost';
import { argumentsOf, kindOf, type Fill } from './fill-arguments.ts';

export type RootKind = 'query' | 'mutation' | 'subscription';

/** An operation that the schema itself suggested. */
export interface Suggested {
  /** `Query.space`. */
  root: string;
  text: string;
  /** It takes `$id`, and of which kind (`spc`, `doc`, …); `any`: of all kinds. */
  id: string | null;
}

/** Objects of a selection: a way down from the root, and the leaves at its end. */
interface Way {
  steps: string[];
  leaves: string[];
}

/** Where a walk stands. */
interface Place {
  full: boolean;
  /** Kinds of objects on the way. */
  seen: string[];
  lists: number;
  /** Only the leaves of what comes next. */
  isShallow: boolean;
}

/** Entries of lists within lists: enough to find everything in a small hub, within the price of an operation. */
const FIRST = [20, 2, 1];
/** Tokens are bounded, too; a field with its argument takes about eight. */
const FIELDS_IN_ONE = 90;

/** Walks from each root field to every field that can be reached within the limits, in as many operations as it takes. */
export class SchemaWalk {
  /** `Type.field` of all that was asked for. */
  readonly covered = new Set<string>();

  /** Below one root field each kind of object is walked through once, and elsewhere asked for its leaves. */
  private walked = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fill: Fill,
  ) {}

  /** @param full with all optional arguments for which something is known to give */
  operations(kind: RootKind, full: boolean): Suggested[] {
    const type = this.schema.getRootType(kind as never)!;
    return Object.values(type.getFields()).flatMap((field) => this.operationsOf(kind, field, full));
  }

  /** All `Type.field` that a query or subscription can lead to. */
  reachable(): Set<string> {
    const found = new Set<string>();
    const seen = new Set<string>();
    const walk = (type: GraphQLCompositeType): void => {
      if (seen.has(type.name)) return;
      seen.add(type.name);
      if (isAbstractType(type)) this.schema.getPossibleTypes(type).forEach(walk);
      if (isUnionType(type)) return;
      for (const field of Object.values(type.getFields())) {
        if (!isInterfaceType(type)) found.add(`${type.name}.${field.name}`);
        const inner = getNamedType(field.type);
        if (isCompositeType(inner)) walk(inner);
      }
    };
    walk(this.schema.getQueryType()!);
    walk(this.schema.getSubscriptionType()!);
    return found;
  }

  private operationsOf(kind: RootKind, field: GraphQLField<unknown, unknown>, full: boolean): Suggested[] {
    const path = `${kind[0]!.toUpperCase()}${kind.slice(1)}.${field.name}`;
    this.covered.add(path);
    this.walked = new Set();
    const inner = getNamedType(field.type);
    const root = `${field.name}${argumentsOf(field, path, { full, first: FIRST[0]! }, this.fill)}`;
    const id = root.includes('$id') ? kindOf(field) : null;
    const head = `${kind} Walk${id === null ? '' : '($id: ID!)'}`;
    if (!isCompositeType(inner)) return [{ root: path, text: `${head} { ${root} }`, id }];
    const ways = this.ways(
      inner,
      { full, seen: [], lists: root.includes('first:') ? 1 : 0, isShallow: false },
      1,
    );
    return packed(ways, (some) => this.print(head, root, some)).map((text) => ({ root: path, text, id }));
  }

  private ways(type: GraphQLCompositeType, on: Place, depth: number): Way[] {
    const found: Way[] = [];
    if (isAbstractType(type)) {
      for (const possible of this.schema.getPossibleTypes(type)) {
        for (const { steps, leaves } of this.ways(possible, on, depth))
          found.push({ steps: [`... on ${possible.name}`, ...steps], leaves });
      }
      return found;
    }
    if (depth >= LIMITS.graphqlDepth) return [];
    const leaves: string[] = [];
    const isShallow = !isStructural(type.name) && (on.isShallow || this.walked.has(type.name));
    if (!isShallow && !isStructural(type.name)) this.walked.add(type.name);
    const within = { ...on, isShallow, seen: isStructural(type.name) ? on.seen : [...on.seen, type.name] };
    for (const field of Object.values((type as never as { getFields(): object }).getFields())) {
      found.push(...this.waysBy(field as never, type.name, within, depth, leaves));
    }
    return leaves.length > 0 ? [{ steps: [], leaves }, ...found] : found;
  }

  private waysBy(
    field: GraphQLField<unknown, unknown>,
    parent: string,
    on: Place,
    depth: number,
    leaves: string[],
  ): Way[] {
    const path = `${parent}.${field.name}`;
    const first = FIRST[Math.min(on.lists, FIRST.length - 1)]!;
    const text = `${field.name}${argumentsOf(field, path, { full: on.full, first }, this.fill)}`;
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) {
      leaves.push(text);
      this.covered.add(path);
      return [];
    }
    // Each kind of object once on a way; the same entries a second time only as far as their own fields.
    const leadsToItsLike = inner.name === parent || (on.seen.includes(inner.name) && this.isPart(parent));
    if (leadsToItsLike && isObjectType(inner) && 'id' in inner.getFields() && !on.isShallow) {
      leaves.push(`${text} { id }`);
      this.covered.add(path);
      return [];
    }
    if (on.seen.includes(inner.name) || (on.isShallow && !isStructural(parent))) return [];
    this.covered.add(path);
    const lists = on.lists + (text.includes('first:') ? 1 : 0);
    const isShallow = on.isShallow || field.name === 'edges';
    const ways = this.ways(inner, { ...on, lists, isShallow }, depth + 1);
    return ways.map(({ steps, leaves: own }) => ({ steps: [text, ...steps], leaves: own }));
  }

  /** What is no object of its own, and stands below one only: no other way leads to its fields. */
  private isPart(name: string): boolean {
    const type = this.schema.getType(name);
    return isObjectType(type) && !('id' in type.getFields()) && !isStructural(name);
  }

  private print(head: string, root: string, ways: Way[]): string | null {
    const text = `${head} { ${root} ${printTree(ways)} }`;
    try {
      const document = parse(text, { maxTokens: LIMITS.graphqlTokens - 10, noLocation: true });
      const operation = document.definitions[0] as OperationDefinitionNode;
      const price = priceOf({ schema: this.schema, document, operation, variableValues: {} });
      return price <= LIMITS.graphqlCost ? text : null;
    } catch {
      return null;
    }
  }
}

/** Pages and edges stand between objects, and are none themselves. */
function isStructural(name: string): boolean {
  return /(Connection|Edge|PageInfo)$/.test(name);
}

/** As many ways into one operation as fit; ways through other concrete types apart, whose fields may clash. */
function packed(ways: Way[], print: (ways: Way[]) => string | null): string[] {
  const apart = new Map<string, Way[]>();
  for (const way of ways) {
    const key = way.steps.filter((step) => step.startsWith('...')).join();
    apart.set(key, [...(apart.get(key) ?? []), way]);
  }
  const texts: string[] = [];
  for (const some of apart.values()) {
    let taken: Way[] = [];
    for (const way of some) {
      const size = [...taken, way].reduce((sum, { steps, leaves }) => sum + steps.length + leaves.length, 0);
      if (taken.length > 0 && (size > FIELDS_IN_ONE || print([...taken, way]) === null)) {
        texts.push(print(taken)!);
        taken = [];
      }
      taken.push(way);
    }
    const last = print(taken);
    if (last === null) throw new Error(`no operation is small enough for ${JSON.stringify(taken)}`);
    texts.push(last);
  }
  return texts;
}

function printTree(ways: Way[]): string {
  const inner = new Map<string, Way[]>();
  const leaves = new Set<string>(['__typename']);
  for (const { steps, leaves: own } of ways) {
    const [step, ...rest] = steps;
    if (step === undefined) own.forEach((leaf) => leaves.add(leaf));
    else inner.set(step, [...(inner.get(step) ?? []), { steps: rest, leaves: own }]);
  }
  const objects = [...inner].map(([step, some]) => `${step} ${printTree(some)}`);
  return `{ ${[...leaves, ...objects].join(' ')} }`;
}
