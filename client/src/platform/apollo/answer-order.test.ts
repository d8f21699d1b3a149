import { ApolloClient, ApolloLink, InMemoryCache, Observable, type TypedDocumentNode } from '@apollo/client';
import { OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AnswerOrder, keepOrder, writePushed } from './answer-order.ts';

const CHANGED = parse('subscription Changed { changed }');
const NAMES: TypedDocumentNode<{ names: string[] }, Record<string, never>> = parse('query Names { names }');

/** A client whose questions the test answers, in whichever order. */
function stage() {
  const asked: ((names: string[]) => void)[] = [];
  let tell = (): void => undefined;
  const order = new AnswerOrder();
  const far = new ApolloLink(
    ({ operationType }) =>
      new Observable((observer) => {
        if (operationType === OperationTypeNode.SUBSCRIPTION)
          return void (tell = () => observer.next({ data: { changed: true } }));
        asked.push((names) => {
          observer.next({ data: { names } });
          observer.complete();
        });
      }),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([order.link, far]),
    queryDeduplication: false,
  });
  keepOrder(client, order);
  const watched = client.watchQuery({ query: NAMES });
  watched.subscribe({});
  client.subscribe({ query: CHANGED }).subscribe({});
  return {
    asked,
    client,
    watched,
    tell: () => tell(),
    shown: () => client.readQuery({ query: NAMES })?.names,
  };
}

describe('answers that overtake each other', () => {
  it('a question after a change is asked, though the same one is under way, and the late answer undoes nothing', async () => {
    const { asked, watched, shown } = stage();
    const after = watched.refetch();
    expect(asked).toHaveLength(2);
    asked[1]!(['alt', 'neu']);
    asked[0]!(['alt']);
    expect((await after).data?.names).toEqual(['alt', 'neu']);
    expect(shown()).toEqual(['alt', 'neu']);
  });

  it('what was pushed is not undone by what was asked before it', () => {
    const { asked, client, shown } = stage();
    writePushed(client, NAMES, {}, { names: ['alt', 'neu'] });
    asked[0]!(['alt']);
    expect(shown()).toEqual(['alt', 'neu']);
  });

  it('what is asked later is shown', async () => {
    const { asked, client, watched, shown } = stage();
    asked[0]!(['alt']);
    writePushed(client, NAMES, {}, { names: ['alt', 'neu'] });
    const later = watched.refetch();
    asked[1]!(['neu']);
    await later;
    expect(shown()).toEqual(['neu']);
  });

  it('what was under way when an event came is asked anew, and its answer not shown', () => {
    const { asked, shown, tell } = stage();
    tell();
    asked[0]!(['alt']);
    expect(shown()).toBeUndefined();
    expect(asked).toHaveLength(2);
    asked[1]!(['neu']);
    expect(shown()).toEqual(['neu']);
  });

  it('where events never end, what was answered at last is shown', () => {
    const { asked, shown, tell } = stage();
    for (let turn = 0; turn < 4; turn += 1) {
      tell();
      asked[turn]!([`${turn}`]);
    }
    expect(asked).toHaveLength(4);
    expect(shown()).toEqual(['3']);
  });
});
