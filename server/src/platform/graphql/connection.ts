import { DriverException, ValidationError, type Cursor } from '@mikro-orm/core';
import { Extensions, ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import { PLAIN } from './flat-plan.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from './declarations.ts';
import { Costs } from './field-cost.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Where a page of a list stands in it (Relay cursor connections).' })
export class PageInfo {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether something stands before.' })
  hasPreviousPage!: boolean;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first entry; null when the page is empty.',
  })
  startCursor!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last entry, for `after`; null when the page is empty.',
  })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many entries at most: 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on behind this cursor.' })
  after?: string | null;
}

export interface Edge<T> {
  node: T;
  cursor: string;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  /** Counted when it is asked for: no plain value. */
  totalCount: number | Promise<number>;
}

/** One node type's edge: `SpaceEdge`. */
export function edgeType<T extends object>(node: ClassType<T>, name: string): ClassType<Edge<T>> {
  @ChangedBy(NOTHING_ELSE)
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class EdgeOfList implements Edge<T> {
    @Extensions(PLAIN)
    @Field(() => node, { description: 'The entry itself.' })
    node!: T;

    @Extensions(PLAIN)
    @Field(() => String, { description: 'Opaque; for `after`.' })
    cursor!: string;
  }
  return EdgeOfList;
}

/** The connection and edge types of one node type: `SpaceConnection`, `SpaceEdge`. */
export function connectionType<T extends object>(
  node: ClassType<T>,
  name: string,
  edge: ClassType<Edge<T>> = edgeType(node, name),
): ClassType<Connection<T>> {
  @ChangedBy(NOTHING_ELSE)
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class PageOfList implements Connection<T> {
    @Extensions(PLAIN)
    @Field(() => [edge], { description: 'The entries with their cursors.' })
    edges!: Edge<T>[];

    @Extensions(PLAIN)
    @Field(() => [node], { description: 'The entries.' })
    nodes!: T[];

    @Extensions(PLAIN)
    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Costs(2)
    @Shareable()
    @ChangedBy(NOTHING_ELSE)
    @Field(() => Int, { description: 'How many entries the whole list has for this viewer.' })
    totalCount!: number | Promise<number>;
  }
  return PageOfList;
}

/** Throws LIMIT or INVALID_INPUT for a page of another size than 1 to 100, or what the house lets itself have. */
export function checkFirst(first: number, max: number = LIMITS.pageSize): void {
  if (first > max) throw new AppError('LIMIT', { limit: 'first', max });
  if (first < 1) throw new AppError('INVALID_INPUT', { fields: { first: 'OUT_OF_RANGE' } });
}

/** Checks `first` and hands MikroORM's keyset pagination its arguments; LIMIT and INVALID_INPUT name what is wrong. */
export function pageOf(args: PageArgs, max?: number): { first: number; after?: string } {
  checkFirst(args.first, max);
  if (!args.after) return { first: args.first };
  if (!isCursor(args.after)) throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  return { first: args.first, after: args.after };
}

/** Ours hold two values, the list's own order and an id, maybe of a relation; never an operator of MikroORM's. */
function isCursor(text: string): boolean {
  const values = decodeCursor(text);
  return values?.length === 2 && typeof values[0] === 'string' && typeof idOf(values[1]) === 'string';
}

function decodeCursor(text: string): unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

function idOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.keys(value).length === 1 ? (value as { id?: unknown }).id : null;
}

/** SQLSTATE class 22 (data exception) and 42883 (no such operator): a value of another kind than the column's. */
const UNFIT = /^(22...|42883)$/;

/** What `Date` says about a text that is no moment. */
const NO_MOMENT = /^Invalid time value$/;

/** For `catch` behind `findByCursor`: a cursor made up, or of another list, is INVALID_INPUT. */
export function refuseCursor(error: unknown): never {
  const unfit =
    error instanceof ValidationError ||
    (error instanceof DriverException && (UNFIT.test(error.code ?? '') || NO_MOMENT.test(error.message)));
  throw unfit ? new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } }) : error;
}

/** A MikroORM cursor as a connection. */
export function toConnection<T extends object>(cursor: Cursor<T, never, never, never, true>): Connection<T> {
  const edges = cursor.items.map((node) => ({ node: node as T, cursor: cursor.from(node as never) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: cursor.hasNextPage,
      hasPreviousPage: cursor.hasPrevPage,
      startCursor: cursor.startCursor,
      endCursor: cursor.endCursor,
    },
    totalCount: cursor.totalCount ?? edges.length,
  };
}

/** Where a list goes on: its own order's value and the id of the entry before. */
export type Place = [value: string, id: string];

/** The place that a cursor names; throws INVALID_INPUT for what is none. */
export function placeOf(after: string): Place {
  const [value, id] = decodeCursor(after) ?? [];
  const place = [value, idOf(id)];
  if (!place.every(isStorable)) throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  return place as Place;
}

/** PostgreSQL takes neither a NUL nor half a character. */
function isStorable(part: unknown): boolean {
  return typeof part === 'string' && part.isWellFormed() && !part.includes('\0');
}

/** A page of rows as a connection: cursors are made, and the whole list is counted, only when somebody asks. */
export class PageOfRows<T> implements Connection<T> {
  readonly nodes: T[];
  private readonly hasMore: boolean;

  /** @param rows one more than the page has tells that more follow */
  constructor(
    rows: T[],
    private readonly page: { first: number; after?: string | null | undefined },
    private readonly placeOfNode: (node: T) => Place,
    private readonly count: () => Promise<number>,
  ) {
    this.hasMore = rows.length > page.first;
    this.nodes = this.hasMore ? rows.slice(0, page.first) : rows;
  }

  get edges(): Edge<T>[] {
    return this.nodes.map((node) => ({ node, cursor: this.cursorOf(node) }));
  }

  get pageInfo(): PageInfo {
    const [first, last] = [this.nodes[0], this.nodes.at(-1)];
    return {
      hasNextPage: this.hasMore,
      hasPreviousPage: Boolean(this.page.after),
      startCursor: first === undefined ? null : this.cursorOf(first),
      endCursor: last === undefined ? null : this.cursorOf(last),
    };
  }

  get totalCount(): Promise<number> {
    return this.count();
  }

  private cursorOf(node: T): string {
    return Buffer.from(JSON.stringify(this.placeOfNode(node))).toString('base64url');
  }
}

/** A page of a list that is there as a whole, in the order of its places. */
export function pageOfAll<T>(
  all: readonly T[],
  page: PageArgs,
  placeOfNode: (node: T) => Place,
): Connection<T> {
  const { first, after } = pageOf(page);
  const [value, id] = after ? placeOf(after) : ['', ''];
  const isBehind = ([ownValue, ownId]: Place) => ownValue > value || (ownValue === value && ownId > id);
  const rest = after ? all.filter((node) => isBehind(placeOfNode(node))) : [...all];
  return new PageOfRows(rest.slice(0, first + 1), page, placeOfNode, async () => all.length);
}

/** The connection of a viewer who may see nothing. */
export function emptyConnection<T>(): Connection<T> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], nodes: [], pageInfo, totalCount: 0 };
}
