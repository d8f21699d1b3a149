import { execute } from 'graphql';
import { WrittenAnswer } from './answer-source.ts';
import { audienceOf } from './audience-plan.ts';
import { Context, type Audience, type RolesOf, type Viewer } from './context.ts';
import { formatError } from './format-error.ts';
import type { PreparedOperation } from './operations.ts';

/** Whose question an operation is: an audience's, or else one viewer's. */
export interface Asking {
  /** Equal for all who get the same answers. */
  key: string;
  audience: Audience | null;
  viewer: Viewer | null;
}

/** Who asks this, in the widest sense in which the answer is the same. */
export async function askingOf(
  prepared: PreparedOperation,
  context: Context,
  rolesOf: RolesOf,
): Promise<Asking> {
  const audience = await audienceOf(prepared, context, rolesOf);
  const viewer = audience ? null : context.viewer;
  const { scopes = null, spaces = null } = audience ?? viewer?.credential ?? {};
  const { document, operationName, variableValues } = prepared;
  // Sessions of one account see which of them is this one; tokens of equal scopes see the same.
  const own = viewer && (viewer.credential.kind === 'session' ? viewer.credential.id : 'token');
  const key = JSON.stringify([
    audience ? [...audience.roles].sort() : viewer && [viewer.accountId, own],
    scopes && [...scopes].sort(),
    spaces && [...spaces].sort(),
    document.loc!.source.body,
    operationName,
    variableValues,
  ]);
  return { key, audience, viewer };
}

export interface SharedAnswer {
  answer: WrittenAnswer;
  /** Keys of what it was made of. */
  reads: ReadonlySet<string>;
  /** The database did not answer: it says nothing of what there is. */
  isUnavailable: boolean;
}

/** Executes once for all who ask this; `root` is the event, where it answers to one. */
export async function answerShared(
  prepared: PreparedOperation,
  { audience, viewer }: Asking,
  { requestId, database, log, instances, time }: Context,
  root?: unknown,
): Promise<SharedAnswer> {
  const context = new Context(requestId, viewer, database, log, instances, audience);
  context.time = time;
  const reads = new Set<string>();
  context.reads = reads;
  const { data, errors } = await execute({ ...prepared, contextValue: context, rootValue: root });
  const shown = errors?.map((error) => formatError(error, requestId, log));
  const isUnavailable = shown?.some(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE') ?? false;
  const text = JSON.stringify({ ...(shown && { errors: shown }), ...(data !== undefined && { data }) });
  return { answer: new WrittenAnswer(text), reads, isUnavailable };
}
