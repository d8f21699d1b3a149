import { graphql } from '../gql/index.ts';

/** What everybody reads of a meeting's minutes, and whether the viewer may release more. */
export const MeetingExtracts = graphql(/* GraphQL */ `
  query MeetingExtracts($meetingId: ID!) @live {
    meeting(id: $meetingId) {
      id
      viewerCanReleaseExtract
      extracts {
        id
        edition
        releasedAt
        withdrawnAt
      }
    }
  }
`);

/** What would be released. */
export const ExtractPreview = graphql(/* GraphQL */ `
  query ExtractPreview($meetingId: ID!, $withoutItemIds: [ID!]) {
    meeting(id: $meetingId) {
      id
      minutesApproval {
        state
      }
      agenda {
        items {
          id
          number
          title
          parentId
          isClosed
        }
      }
      extractPreview(withoutItemIds: $withoutItemIds) {
        title
        markdown
        contentHash
        leftOut
        people
      }
    }
  }
`);

export const ReleaseMinutesExtract = graphql(/* GraphQL */ `
  mutation ReleaseMinutesExtract($input: ReleaseMinutesExtractInput!) {
    releaseMinutesExtract(input: $input) {
      id
      edition
    }
  }
`);
