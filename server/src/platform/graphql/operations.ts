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
import type { Context } from './context.ts';
import { LIMIT_RULES, PARSE_OPTIONS, VALIDATION_OPTIONS } from './limit-rules.ts';
import { OperationCosts } from './operation-cost.ts';

/** What came in at any door, not yet believed. */
export interface OperationParams {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
}

export interface PreparedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
  operationName: string | null;
}

/** Operations that carry content; all others fit into `LIMITS.operationBytes`. */
const CARRIERS = new Set(['pushDocumentUpdate', 'editDocument', 'createDocument']);
const REMEMBERED = 500;

/** Parsing, validation and limits: one place for all doors. */
export class Operations {
  private readonly costs = new OperationCosts();
  private readonly parsed = new Map<string, DocumentNode>();

  constructor(readonly schema: GraphQLSchema) {}

  /** The operation, ready to run, or why not. `bytes` is the size of the whole message. */
  prepare(params: OperationParams, bytes: number): PreparedOperation | GraphQLError[] {
    const { query, operationName = null, variables } = params;
    if (typeof query !== 'string') return [malformed('query must be a string')];
    if (operationName !== null && typeof operationName !== 'string')
      return [malformed('operationName must be a string')];
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
      return [malformed('variables must be an object')];
    }
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
      variableValues: (variables ?? {}) as Record<string, unknown>,
    };
  }

  /** Charges the account; see `OperationCosts.charge`. */
  charge(prepared: PreparedOperation, context: Context, address: string): Promise<void> {
    return this.costs.charge(prepared, context, address);
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

function malformed(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } });
}
