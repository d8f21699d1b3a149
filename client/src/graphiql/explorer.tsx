import { GraphiQL } from 'graphiql';
import { fetcher } from './fetcher.ts';

const EXAMPLE = `# Umlauf's API. You act as the account that is signed in in this browser.
# To act with an access token instead, name it below under "Headers":
#   { "Authorization": "Bearer …" }
# The documentation (book symbol) says of each field which scope a token needs for it.

query Spaces {
  viewer {
    account {
      name
    }
    spaces(first: 10) {
      nodes {
        id
        name
        documents(first: 10) {
          nodes {
            id
            title
            revision
            updatedAt
          }
        }
      }
    }
  }
}

# Follow a document: fill in its id and choose this operation beside the play button.
subscription Follow {
  documentUpdates(documentId: "doc_…") {
    revision
    stateVector
  }
}
`;

/** GraphiQL, served from here: queries and mutations by HTTP, subscriptions over the WebSocket. */
export function Explorer() {
  return <GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} defaultEditorToolsVisibility="headers" />;
}
