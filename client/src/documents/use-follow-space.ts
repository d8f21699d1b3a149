import { useRef } from 'react';
import { useViewer } from '../accounts/viewer.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useLive } from '../platform/apollo/use-live.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { EventList_event, wordEvent } from '../spaces/event-list.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { CHANGES_TREE } from './structural-events.ts';

const SpaceOverview_space = graphql(/* GraphQL */ `
  fragment SpaceOverview_space on Space {
    id
    name
    viewerRole
    viewerCan {
      createDocument
      readEvents
    }
    ...SpaceHeading_space
    latestEvents(first: 8) {
      id
      ...EventList_event
    }
  }
`);

const SpaceOverviewChanges = graphql(/* GraphQL */ `
  subscription SpaceOverviewChanges($spaceId: ID!) {
    spaceChanged(spaceId: $spaceId) {
      type
      space {
        ...SpaceOverview_space
      }
      document {
        id
        ...DocumentTree_document
      }
    }
  }
`);

/** Follows a space's changes: the cache repaints, others' deeds are read out politely, and `reload` is called when the list itself is another. */
export function useFollowSpace(
  spaceId: string,
  masked: FragmentType<typeof SpaceOverview_space> | null | undefined,
  reload: () => void,
) {
  const t = useTexts(spaceTexts);
  const viewer = useViewer();
  const lastAnnounced = useRef<string>(undefined);
  const space = readFragment(SpaceOverview_space, masked);
  useLive(SpaceOverviewChanges, {
    // Who merely reads is told of no events: the page is held open instead.
    variables: space?.viewerCan.readEvents ? { spaceId } : null,
    onEnd: reload,
    onEvent: ({ spaceChanged }) => {
      if (CHANGES_TREE.has(spaceChanged.type)) reload();
      const { latestEvents } = readFragment(SpaceOverview_space, spaceChanged.space);
      const [event] = readFragment(EventList_event, latestEvents);
      if (!event || event.id === lastAnnounced.current || event.type === 'DOCUMENT_TEXT_CHANGED') return;
      lastAnnounced.current = event.id;
      if (event.actor?.id !== viewer.account.id) announce(wordEvent(t, event));
    },
  });
  return space;
}
