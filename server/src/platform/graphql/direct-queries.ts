import type { Request, RequestHandler, Response } from 'express';
import type { GraphQLError } from 'graphql';
import { bodyBytes } from '../http/json-body.ts';
import type { Context } from './context.ts';
import type { DoorParts } from './door.ts';
import type { PreparedOperation } from './operations.ts';
import { QueryAnswers } from './query-answers.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
/** What GraphQL over HTTP calls its own answers. */
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * Answers ordinary queries by POST without Apollo, which costs about as much as executing one. Whatever is otherwise
 * (mutations, GET, another type of answer, anything that fails) goes to Apollo, which has the words for it.
 */
export function directQueries(
  parts: DoorParts,
  contextOf: (request: Request, response: Response, isUnfit?: boolean) => Promise<Context>,
  apollo: RequestHandler,
): RequestHandler {
  const answers = new QueryAnswers(parts.rolesOf);
  return async (request, response, next) => {
    const type = answerType(request);
    const prepared = prepareAny(parts, request);
    // Apollo finds the context that has been paid for, or why there is none.
    if (Array.isArray(prepared)) await contextOf(request, response, true).catch(() => undefined);
    const answer =
      type &&
      isQuery(prepared) &&
      // What else is wished is for Apollo.
      !('extensions' in request.body) &&
      (await answerQuery(parts, answers, prepared, () => contextOf(request, response)));
    if (!type || !answer) return apollo(request, response, next);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', type);
    response.end(answer);
  };
}

/** Null: for Apollo to decide. */
function answerType({ method, headers }: Request): string | null {
  // Only a type that no form of a foreign page can send.
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return null;
  const accept = headers.accept ?? '*/*';
  if (accept.startsWith('application/graphql-response+json')) return GRAPHQL_TYPE;
  return accept.startsWith('application/json') || accept === '*/*' ? JSON_TYPE : null;
}

function prepareAny({ operations }: DoorParts, request: Request): PreparedOperation | GraphQLError[] | null {
  const { method, body, query } = request;
  const given: unknown = method === 'GET' ? { query: query['query'] } : body;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  return operations.prepare(given, bodyBytes(request));
}

function isQuery(prepared: PreparedOperation | GraphQLError[] | null): prepared is PreparedOperation {
  return (
    prepared !== null &&
    !Array.isArray(prepared) &&
    !prepared.isDryRun &&
    prepared.operation.operation === 'query'
  );
}

/** The answer's text; null when something is wrong: reading changes nothing, and Apollo asks again. */
async function answerQuery(
  { operations }: DoorParts,
  answers: QueryAnswers,
  prepared: PreparedOperation,
  contextOf: () => Promise<Context>,
): Promise<string | null> {
  try {
    const context = await contextOf();
    context.time.begin('query');
    await operations.charge(prepared, context, context.sender.address);
    context.isPaid = true;
    const text = await answers.answer(prepared, context);
    return text && `${text.slice(0, -1)},"extensions":${JSON.stringify({ cost: context.cost })}}\n`;
  } catch {
    return null;
  }
}
