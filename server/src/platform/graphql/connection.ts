import { DriverException, ValidationError, type Cursor } from '@mikro-orm/core';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';

@ObjectType({ description: 'Where a page of a list stands in it (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something stands before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first entry; null when the page is empty.',
  })
  startCursor!: string | null;

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
  totalCount: number;
}

/** One node type's edge: `SpaceEdge`. */
export function edgeType<T extends object>(node: ClassType<T>, name: string): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class EdgeOfList implements Edge<T> {
    @Field(() => node, { description: 'The entry itself.' })
    node!: T;

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
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class PageOfList implements Connection<T> {
    @Field(() => [edge], { description: 'The entries with their cursors.' })
    edges!: Edge<T>[];

    @Field(() => [node], { description: 'The entries.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many entries the whole list has for this viewer.' })
    totalCount!: number;
  }
  return PageOfList;
}

/** Throws LIMIT or INVALID_INPUT for a page of another size than 1 to 100. */
export function checkFirst(first: number): void {
  if (first > LIMITS.pageSize) throw new AppError('LIMIT', { limit: 'first', max: LIMITS.pageSize });
  if (first < 1) throw new AppError('INVALID_INPUT', { fields: { first: 'OUT_OF_RANGE' } });
}

/** Checks `first` and hands MikroORM's keyset pagination its arguments; LIMIT and INVALID_INPUT name what is wrong. */
export function pageOf(args: PageArgs): { first: number; after?: string } {
  checkFirst(args.first);
  if (!args.after) return { first: args.first };
  if (!isCursor(args.after)) throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  return { first: args.first, after: args.after };
}

/** Ours hold two values, the list's own order and an id, maybe of a relation; never an operator of MikroORM's. */
function isCursor(text: string): boolean {
  try {
    const values = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    return values.length === 2 && typeof values[0] === 'string' && typeof idOf(values[1]) === 'string';
  } catch {
    return false;
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

/** The connection of a viewer who may see nothing. */
export function emptyConnection<T>(): Connection<T> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], nodes: [], pageInfo, totalCount: 0 };
}
