import {
  createSourceEventStream,
  execute,
  getArgumentValues,
  getVariableValues,
  locatedError,
  subscribe,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql';
import { WrittenAnswer, type AnswerSource } from './answer-source.ts';
import type { Context } from './context.ts';
import { planFlat, writeFlat, type FlatPlan } from './flat-plan.ts';
import { Feed } from '../live/feed.ts';
import { LiveQueries } from '../live/live-queries.ts';
import { SharedSubscriptions } from '../live/shared-subscriptions.ts';
import { isLiveQuery, type PreparedOperation } from './operations.ts';
import { rootExtensions } from './root-field.ts';
import { isEventFlow, SharedEvents } from './shared-events.ts';

/** What an operation answers with: once, or until it ends. */
export type Started =
  WrittenAnswer | ExecutionResult | AsyncGenerator<ExecutionResult, void, void> | AnswerSource;

/** Runs an operation that was prepared and paid for; the same for every door that can hold one open. */
export async function startOperation(prepared: PreparedOperation, context: Context): Promise<Started> {
  if (isLiveQuery(prepared)) return context.instances.get(LiveQueries).open(prepared, context);
  const args = { ...prepared, contextValue: context };
  const plan = planFlat(prepared);
  if (prepared.operation.operation !== 'subscription')
    return plan ? executeFlat(prepared, plan, context) : execute(args);
  const { passesEvents, followsFeed } = rootExtensions(prepared);
  if (!followsFeed && !(plan && passesEvents)) return subscribe(args);
  const stream = await createSourceEventStream(args);
  if (stream instanceof Feed)
    return context.instances.get(SharedSubscriptions).follow(prepared, context, stream);
  return plan && isEventFlow(stream) ? new SharedEvents(stream, plan) : (stream as ExecutionResult);
}

/** Does what `execute` does for one root field, with the same resolver, rights and errors. */
async function executeFlat(
  prepared: PreparedOperation,
  plan: FlatPlan,
  context: Context,
): Promise<WrittenAnswer | ExecutionResult> {
  const { schema, operation } = prepared;
  const { errors, coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    prepared.variableValues,
    { maxErrors: 50 },
  );
  if (errors) return { errors };
  const { root, field, rootName } = plan;
  try {
    const args = getArgumentValues(field, root, coerced);
    const value = await field.resolve!(undefined, args, context, infoOf(prepared, plan, coerced));
    return new WrittenAnswer(writeFlat(value instanceof Error ? raise(value) : value, plan));
  } catch (error) {
    const located = locatedError(error, [root], [rootName]);
    // Every root field that is plain and can fail is non-null or says so by null.
    return { data: String(field.type).endsWith('!') ? null : { [rootName]: null }, errors: [located] };
  }
}

function raise(error: Error): never {
  throw error;
}

function infoOf(
  { schema, operation }: PreparedOperation,
  { root, field, parent, fragments, rootName }: FlatPlan,
  variableValues: Record<string, unknown>,
): GraphQLResolveInfo {
  return {
    fieldName: field.name,
    fieldNodes: [root],
    returnType: field.type,
    parentType: parent,
    path: { prev: undefined, key: rootName, typename: parent.name },
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues,
  };
}
