import {
  type ApolloClient,
  ApolloLink,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import { canonicalStringify, getMainDefinition } from '@apollo/client/utilities';
import { Kind, OperationTypeNode } from 'graphql';
import { finalize, mergeMap, type Observable, of, tap } from 'rxjs';

/** What is under way of one question. */
interface Asked {
  turns: number;
  underWay: number;
  newest: { turn: number; answer: ApolloLink.Result } | null;
}

/** So often a question is asked anew because the hub told of something meanwhile; where it tells all the time, enough. */
const ANEW = 3;

/**
 * Answers can be overtaken: by one to the same question that was asked later, or by an event. What was asked before a
 * change may be answered after it, and would put the former state back on the screen for good. So an answer that comes
 * late is replaced by the newer one, and what was under way when something was told is asked anew.
 */
export class AnswerOrder {
  /** Before what carries queries and subscriptions. */
  readonly link: ApolloLink;
  private readonly questions = new Map<string, Asked>();
  /** Events and pushed answers so far. */
  private told = 0;

  constructor() {
    this.link = new ApolloLink((operation, forward) => {
      if (operation.operationType === OperationTypeNode.SUBSCRIPTION)
        return forward(operation).pipe(tap(() => (this.told += 1)));
      if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
      const key = keyOf(operation.operationName, operation.variables);
      const question = this.questions.get(key) ?? { turns: 0, underWay: 0, newest: null };
      this.questions.set(key, question);
      question.underWay += 1;
      return this.ask(question, () => forward(operation), ANEW).pipe(
        finalize(() => {
          question.underWay -= 1;
          if (question.underWay === 0) this.questions.delete(key);
        }),
      );
    });
  }

  private ask(
    question: Asked,
    send: () => Observable<ApolloLink.Result>,
    anew: number,
  ): Observable<ApolloLink.Result> {
    const turn = (question.turns += 1);
    const toldBefore = this.told;
    return send().pipe(
      mergeMap((answer) => {
        if (question.newest && question.newest.turn > turn) return of(question.newest.answer);
        if (this.told > toldBefore && anew > 0) return this.ask(question, send, anew - 1);
        question.newest = { turn, answer };
        return of(answer);
      }),
    );
  }

  /** An answer that came unasked, as those to live queries do: newer than all that is still under way. */
  pushed(operationName: string | undefined, variables: object, answer: ApolloLink.Result): void {
    this.told += 1;
    const question = this.questions.get(keyOf(operationName, variables));
    if (question) question.newest = { turn: (question.turns += 1), answer };
  }
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
