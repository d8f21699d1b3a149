import type { TaskRow_TaskFragment } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** A task in a list. */
export const TaskRow_task = graphql(/* GraphQL */ `
  fragment TaskRow_task on TextEntry {
    id
    number
    wording
    state
    dueOn
    problems
    responsible {
      id
      name
    }
    document {
      id
      title
      space {
        id
        name
      }
    }
    viewerCanTend
    beside {
      id
      kind
      at
      by {
        id
        name
      }
      to {
        id
        name
      }
    }
    steps(first: 1) {
      totalCount
    }
  }
`);

export const TasksPageQuery = graphql(/* GraphQL */ `
  query TasksPage($first: Int!, $after: String, $of: TasksOf!, $filter: TaskFilter) @live {
    tasks(first: $first, after: $after, of: $of, filter: $filter) {
      totalCount
      nodes {
        id
        ...TaskRow_task
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The one to which the margin of a text leads. */
export const OneTaskQuery = graphql(/* GraphQL */ `
  query OneTask($id: ID!) @live {
    textEntry(id: $id) {
      id
      ...TaskRow_task
    }
  }
`);

/** What was said of a task beside its text. */
export const TaskStepsQuery = graphql(/* GraphQL */ `
  query TaskSteps($id: ID!, $after: String) @live {
    textEntry(id: $id) {
      id
      steps(first: 50, after: $after) {
        nodes {
          id
          kind
          note
          at
          by {
            id
            name
          }
          to {
            id
            name
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

/** To whom a task can be handed over. */
export const TaskMembers = graphql(/* GraphQL */ `
  query TaskMembers($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      members(first: 100, after: $after) {
        edges {
          node {
            account {
              id
              name
              kind
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

export const TickTask = graphql(/* GraphQL */ `
  mutation TickTask($input: SetTaskInput!) {
    setTask(input: $input) {
      id
      ...TaskRow_task
    }
  }
`);

export const NoteTask = graphql(/* GraphQL */ `
  mutation NoteTask($input: NoteTaskInput!) {
    noteTask(input: $input) {
      id
      ...TaskRow_task
    }
  }
`);

export const HandOverTask = graphql(/* GraphQL */ `
  mutation HandOverTask($input: HandOverTaskInput!) {
    handOverTask(input: $input) {
      id
      ...TaskRow_task
    }
  }
`);

export type Task = TaskRow_TaskFragment;
