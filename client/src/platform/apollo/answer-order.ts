import {
  type ApolloClient,
  ApolloLink,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import { canonicalStringify, getMainDefinition } from '@apollo/client/utilities';
import { Kind, OperationTypeNode } from 'graphql';
import { finalize, map } from 'rxjs';

/** What is under way of one question. */
interface Asked {
  turns: number;
  underWay: number;
  newest: { turn: number; answer: ApolloLink.Result } | null;
}

/**
 * Answers to one question can overtake each other: what was asked before a change may be answered after it, and would
 * put the former state back on the screen for good. An answer that comes late is replaced by the newer one.
 */
export class AnswerOrder {
  /** For queries, before what carries them. */
  readonly link: ApolloLink;
  private readonly questions = new Map<string, Asked>();

  constructor() {
    this.link = new ApolloLink((operation, forward) => {
      if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
      const key = keyOf(operation.operationName, operation.variables);
      const question = this.questions.get(key) ?? { turns: 0, underWay: 0, newest: null };
      this.questions.set(key, question);
      const turn = (question.turns += 1);
      question.underWay += 1;
      return forward(operation).pipe(
        map((answer) => newestOf(question, turn, answer)),
        finalize(() => {
          question.underWay -= 1;
          if (question.underWay === 0) this.questions.delete(key);
        }),
      );
    });
  }

  /** An answer that came unasked, as those to live queries do: newer than all that is still under way. */
  pushed(operationName: string | undefined, variables: object, answer: ApolloLink.Result): void {
    const question = this.questions.get(keyOf(operationName, variables));
    if (question) question.newest = { turn: (question.turns += 1), answer };
  }
}

function newestOf(question: Asked, turn: number, answer: ApolloLink.Result): ApolloLink.Result {
  if (question.newest && question.newest.turn > turn) return question.newest.answer;
  question.newest = { turn, answer };
  return answer;
}

const orders = new WeakMap<ApolloClient, AnswerOrder>();

/** Says by which order a client's queries are answered. */
export function keepOrder(client: ApolloClient, order: AnswerOrder): void {
  orders.set(client, order);
}

/** Puts an answer that came unasked into the cache; what is still under way does not undo it. */
export function writePushed<TData, TVariables extends OperationVariables>(
  client: ApolloClient,
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  data: TData,
): void {
  const operation = getMainDefinition(query);
  const name = operation.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : undefined;
  orders.get(client)?.pushed(name, variables, { data: data as Record<string, unknown> });
  client.writeQuery({ query, variables, data } as never);
}

/** Operations of the client have names of their own. */
function keyOf(operationName: string | undefined, variables: object): string {
  return `${operationName} ${canonicalStringify(variables)}`;
}
