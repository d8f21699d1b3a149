import type { CirculationPartsQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

// What goes round is frozen: each of these is asked for once.
export const CirculationParts = graphql(/* GraphQL */ `
  query CirculationParts($id: ID!) {
    circulation(id: $id) {
      id
      furtherDocuments {
        id
        position
        title
        contentHash
      }
      attachments {
        ...Attachment_attachment
      }
    }
  }
`);

export const Attachment_attachment = graphql(/* GraphQL */ `
  fragment Attachment_attachment on CirculationAttachment {
    id
    documentPosition
    name
    bytes
    hash
    downloadPath
    isNew
  }
`);

export const CirculationPart = graphql(/* GraphQL */ `
  query CirculationPart($id: ID!, $position: Int!, $isNext: Boolean!) {
    circulation(id: $id) {
      id
      furtherDocuments(position: $position) {
        id
        content
        difference @include(if: $isNext) {
          ...DifferenceLines_difference
        }
        document {
          id
        }
      }
    }
  }
`);

export const AskedParts = graphql(/* GraphQL */ `
  query AskedParts($secret: String!) {
    guestCirculation(secret: $secret) {
      id
      furtherDocuments {
        id
        position
        title
        contentHash
      }
      attachments {
        ...Attachment_attachment
      }
    }
  }
`);

export const AskedPart = graphql(/* GraphQL */ `
  query AskedPart($secret: String!, $position: Int!, $isNext: Boolean!) {
    guestCirculation(secret: $secret) {
      id
      furtherDocuments(position: $position) {
        id
        content
        difference @include(if: $isNext) {
          ...DifferenceLines_difference
        }
      }
    }
  }
`);

export const SendableDocuments = graphql(/* GraphQL */ `
  query SendableDocuments($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      documents(first: 100, after: $after) {
        nodes {
          id
          title
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const SendableFiles = graphql(/* GraphQL */ `
  query SendableFiles($documentId: ID!) {
    document(id: $documentId) {
      id
      files(first: 100) {
        nodes {
          id
          name
          bytes
        }
      }
    }
  }
`);

export type ShownParts = Pick<
  NonNullable<CirculationPartsQuery['circulation']>,
  'furtherDocuments' | 'attachments'
>;
