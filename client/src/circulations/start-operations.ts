import { graphql } from '../gql/index.ts';

export const StartCirculationPageQuery = graphql(/* GraphQL */ `
  query StartCirculationPage($documentId: ID!) {
    document(id: $documentId) {
      id
      title
      trashedAt
      viewerCan {
        circulate
        manageGuests
      }
      space {
        id
        name
      }
    }
    ruleSets(first: 100) {
      nodes {
        id
        name
        isOffered
        version
        rules {
          ...Rules_set
        }
      }
    }
  }
`);

export const AskableMembers = graphql(/* GraphQL */ `
  query AskableMembers($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      members(first: 100, after: $after) {
        edges {
          node {
            account {
              id
              name
              kind
              organisation {
                id
                name
              }
            }
            role
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const AskableBodies = graphql(/* GraphQL */ `
  query AskableBodies($search: String) {
    bodies(first: 100, search: $search) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const AskableSeats = graphql(/* GraphQL */ `
  query AskableSeats($bodyId: ID!) {
    body(id: $bodyId) {
      id
      seats(first: 100) {
        nodes {
          id
          ...SeatRow_seat
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`);

export const DeadlinePreview = graphql(/* GraphQL */ `
  query DeadlinePreview($day: String, $days: Int!, $time: String, $workingDays: Boolean!) {
    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) {
      at
      notes
    }
  }
`);
