import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';

/** A validated operation and its variables. */
export interface AskedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
}

/** Prices operations and keeps each account's budget for the minute; who is not signed in shares one by address. */
export class OperationCosts {
  private readonly budgets = new RateLimiterMemory({ points: LIMITS.graphqlCostPerMinute, duration: 60 });

  /** Notes price and rest on the context. Throws LIMIT for a price too high, RATE_LIMITED for a budget used up. */
  async charge(asked: AskedOperation, context: Context, address: string): Promise<void> {
    const requested = priceOf(asked);
    if (requested > LIMITS.graphqlCost)
      throw new AppError('LIMIT', { limit: 'cost', max: LIMITS.graphqlCost });
    const key = context.viewer?.accountId ?? `from ${address}`;
    const result = await this.budgets.consume(key, requested).catch((refused: RateLimiterRes) => refused);
    context.cost = { requested, remaining: Math.max(0, result.remainingPoints) };
    if (result.consumedPoints > LIMITS.graphqlCostPerMinute) {
      throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil(result.msBeforeNext / 1000) });
    }
  }
}

/** Each field costs 1; what stands in a list costs that much for each entry that `first` allows. */
export function priceOf({ document, operation, variableValues: given }: AskedOperation): number {
  const variableValues = { ...defaultsOf(operation), ...given };
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const priceOfSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD)
        return sum + 1 + entries(selection, variableValues) * priceOfSet(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + priceOfSet(selection.selectionSet);
      const name = selection.name.value;
      if (!known.has(name)) known.set(name, priceOfSet(fragments.get(name)?.selectionSet));
      return sum + known.get(name)!;
    }, 0);
  return priceOfSet(operation.selectionSet);
}

/** Numbers that variables have when the program sends none. */
function defaultsOf(operation: OperationDefinitionNode): Record<string, number> {
  const defaults: Record<string, number> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  }
  return defaults;
}

function entries(field: FieldNode, variables: Record<string, unknown>): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (!first) return 1;
  const value =
    first.kind === Kind.VARIABLE
      ? variables[first.name.value]
      : first.kind === Kind.INT
        ? Number(first.value)
        : 1;
  return typeof value === 'number' ? Math.min(Math.max(value, 1), LIMITS.pageSize) : 1;
}
