import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { FormerSeatsQuery, RemarkRow_RemarkFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import {
  FormerRemarks,
  FormerRound,
  FormerSeats,
  RemarkRow_remark,
  type ShownFormer,
} from './next-operations.ts';
import type { GuestFacts } from './start-facts.ts';
import { AskableMembers } from './start-operations.ts';

type Seat = NonNullable<FormerSeatsQuery['circulation']>['seats']['nodes'][number];

/** The round that is followed, with all that its next one begins with. */
export interface LoadedFormer {
  round: ShownFormer;
  remarks: readonly RemarkRow_RemarkFragment[];
  /** Who were asked as members and belong to the space still, in their order. */
  members: readonly { id: string; name: string }[];
  /** Names of those who do not any more. */
  left: readonly string[];
  guests: readonly GuestFacts[];
  /** What else went round and is there still. */
  further: readonly { id: string; title: string }[];
}

/** Loads it whole: undefined while it loads, null when there is none that the viewer reads. */
export function useFormerRound(id: string, spaceId: string) {
  const client = useApolloClient();
  const [loaded, setLoaded] = useState<{ former?: LoadedFormer | null; error?: unknown }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    loadFormer(client, id, spaceId).then(
      (former) => isCurrent && setLoaded({ former }),
      (error: unknown) => isCurrent && setLoaded({ error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, id, spaceId, attempt]);
  const retry = () => {
    setLoaded({});
    setAttempt((one) => one + 1);
  };
  return { ...loaded, retry };
}

async function loadFormer(client: ApolloClient, id: string, spaceId: string): Promise<LoadedFormer | null> {
  const fetchPolicy = 'network-only';
  const { data } = await client.query({ query: FormerRound, variables: { id }, fetchPolicy });
  const round = data?.circulation;
  if (!round) return null;
  const remarks = await allOf(async (after) => {
    const page = await client.query({ query: FormerRemarks, variables: { id, after }, fetchPolicy });
    return page.data?.circulation?.remarks;
  });
  const seats = await allOf(async (after) => {
    const page = await client.query({ query: FormerSeats, variables: { id, after }, fetchPolicy });
    return page.data?.circulation?.seats;
  });
  const members = await allOf(async (after) => {
    const page = await client.query({ query: AskableMembers, variables: { spaceId, after }, fetchPolicy });
    const found = page.data?.space?.members;
    return found && { nodes: found.edges.map(({ node }) => node.account.id), pageInfo: found.pageInfo };
  });
  return {
    round,
    remarks: remarks.map((remark) => readFragment(RemarkRow_remark, remark)),
    ...(round.bodyName === null ? membersAmong(seats, new Set(members)) : { members: [], left: [] }),
    guests: guestsAmong(seats),
    further: round.furtherDocuments.flatMap(({ document }) =>
      document && document.trashedAt === null ? [{ id: document.id, title: document.title }] : [],
    ),
  };
}

interface Page<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

async function allOf<Node>(
  load: (after: string | null) => Promise<Page<Node> | null | undefined>,
): Promise<Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page<Node> | null | undefined = await load(after);
    found.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    if (after === null) return found;
  }
}

/** Those who were asked themselves: not the colleagues to whom something was handed on. */
function membersAmong(seats: readonly Seat[], present: ReadonlySet<string>) {
  const asked = seats.flatMap(({ account, forwardedFrom }) => (account && !forwardedFrom ? [account] : []));
  return {
    members: asked.filter((account) => present.has(account.id)).map(({ id, name }) => ({ id, name })),
    left: asked.filter((account) => !present.has(account.id)).map(({ name }) => name),
  };
}

/** Their addresses are for leads, who alone name people outside. A vote is that of its organisation. */
function guestsAmong(seats: readonly Seat[]): GuestFacts[] {
  return seats.flatMap(({ id, guestName, guest, organisationName, voteId }) =>
    guestName && guest
      ? [
          {
            key: id,
            name: guestName,
            email: guest.email,
            organisation: organisationName ? { id: voteId, name: organisationName } : null,
          },
        ]
      : [],
  );
}
