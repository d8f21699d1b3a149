import { graphql } from '../gql/index.ts';

export const CalendarLinkFields = graphql(/* GraphQL */ `
  fragment CalendarLinkFields_calendarLink on CalendarLink {
    id
    createdAt
    fetchedAt
    isOfViewer
    space {
      id
      name
    }
    series {
      id
      title
    }
  }
`);

/** Held open on the account's page: that a program has fetched one is seen at once. */
export const CalendarLinksQuery = graphql(/* GraphQL */ `
  query CalendarLinks @live {
    viewer {
      calendarLinks {
        id
        ...CalendarLinkFields_calendarLink
      }
    }
  }
`);

export const CreateCalendarLink = graphql(/* GraphQL */ `
  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {
    createCalendarLink(input: $input) {
      url
      calendarLink {
        id
      }
    }
  }
`);

export const RemoveCalendarLink = graphql(/* GraphQL */ `
  mutation RemoveCalendarLink($calendarLinkId: ID!) {
    removeCalendarLink(calendarLinkId: $calendarLinkId)
  }
`);
