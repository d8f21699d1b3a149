import {
  GraphQLError,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { specifiedRules } from 'graphql';
import { Kind } from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError, toGraphQLError } from '../errors.ts';
import type { Context, Viewer } from './context.ts';
import { LIMIT_RULES, PARSE_OPTIONS, VALIDATION_OPTIONS } from './limit-rules.ts';
import { Budgets } from './budgets.ts';

/** What came in at any door, not yet believed. */
export interface OperationParams {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

export interface PreparedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
  operationName: string | null;
  /** Only the price is asked: nothing is executed. */
  isDryRun: boolean;
}

/** Operations that carry content; all others fit into `LIMITS.operationBytes`. */
const CARRIERS = new Set([
  'pushDocumentUpdate',
  'editDocument',
  'createDocument',
  'createTemplate',
  'updateTemplate',
]);
const REMEMBERED = 500;

/** Parsing, validation and limits: one place for all doors. */
export class Operations {
  private readonly budgets = new Budgets();
  private readonly parsed = new Map<string, DocumentNode>();

  constructor(readonly schema: GraphQLSchema) {}

  /** The operation, ready to run, or why not. `bytes` is the size of the whole message. */
  prepare(params: OperationParams, bytes: number): PreparedOperation | GraphQLError[] {
    const { query, operationName = null, variables, extensions } = params;
    if (typeof query !== 'string') return [malformed('query must be a string')];
    if (operationName !== null && typeof operationName !== 'string')
      return [malformed('operationName must be a string')];
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
      return [malformed('variables must be an object')];
    }
    const dryRun = dryRunOf(extensions);
    if (dryRun === null) return [malformed('extensions must be an object, and dryRun in it a Boolean')];
    const document = this.parseAndValidate(query);
    if (Array.isArray(document)) return document;
    const operation = getOperationAST(document, operationName);
    if (!operation) return [malformed('there is no such operation in the document')];
    const tooLarge = refuseSize(operation, bytes);
    if (tooLarge) return [tooLarge];
    return {
      schema: this.schema,
      document,
      operation,
      operationName,
      isDryRun: dryRun,
      variableValues: (variables ?? {}) as Record<string, unknown>,
    };
  }

  /** Charges whoever asks, or only tells the price; see `Budgets`. */
  charge(prepared: PreparedOperation, context: Context, address: string): Promise<void> {
    return prepared.isDryRun
      ? this.budgets.quote(prepared, context, address)
      : this.budgets.charge(prepared, context, address);
  }

  /** For what is no operation and has a price all the same. Throws RATE_LIMITED for a budget used up. */
  chargeRequest(price: number, viewer: Viewer | null, address: string): Promise<void> {
    return this.budgets.chargeRequest(price, viewer, address);
  }

  /** For what was refused before it had a price. Throws RATE_LIMITED for a budget used up. */
  chargeRefusal(viewer: Viewer | null, address: string): Promise<void> {
    return this.budgets.chargeRefusal(viewer, address);
  }

  private parseAndValidate(query: string): DocumentNode | GraphQLError[] {
    const known = this.parsed.get(query);
    if (known) return known;
    try {
      const document = parse(query, PARSE_OPTIONS);
      const errors = validate(this.schema, document, [...specifiedRules, ...LIMIT_RULES], VALIDATION_OPTIONS);
      if (errors.length > 0) return [...errors];
      this.remember(query, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      // Thousands of nested lists overflow the parser's stack.
      if (error instanceof RangeError)
        return [toGraphQLError(new AppError('LIMIT', { limit: 'depth', max: LIMITS.graphqlDepth }))];
      throw error;
    }
  }

  private remember(query: string, document: DocumentNode): void {
    if (query.length > 20_000) return;
    if (this.parsed.size >= REMEMBERED) this.parsed.delete(this.parsed.keys().next().value!);
    this.parsed.set(query, document);
  }
}

/** LIMIT when a message is larger than its operation needs. */
export function refuseSize(operation: OperationDefinitionNode, bytes: number): GraphQLError | null {
  if (bytes <= LIMITS.operationBytes) return null;
  const roots = operation.selectionSet.selections;
  if (roots.every((root) => root.kind === Kind.FIELD && CARRIERS.has(root.name.value))) return null;
  return toGraphQLError(new AppError('LIMIT', { limit: 'operationBytes', max: LIMITS.operationBytes }));
}

/** Null when that cannot be told: then nothing may be executed. */
export function dryRunOf(extensions: unknown): boolean | null {
  if (extensions == null) return false;
  if (typeof extensions !== 'object' || Array.isArray(extensions)) return null;
  const { dryRun = false } = extensions as { dryRun?: unknown };
  return typeof dryRun === 'boolean' ? dryRun : null;
}

function malformed(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } });
}

/** Whether the operation answers for as long as somebody listens. */
export function isLive({ operation }: Pick<PreparedOperation, 'operation'>): boolean {
  return operation.operation === 'subscription' || isLiveQuery({ operation });
}

/** Whether it is a query that its asker keeps open; by a plain request it is answered once. */
export function isLiveQuery({ operation }: Pick<PreparedOperation, 'operation'>): boolean {
  return operation.directives?.some(({ name }) => name.value === 'live') ?? false;
}
