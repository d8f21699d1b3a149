import { graphql } from '../gql/index.ts';

/** The whole list: no more can be kept in it than a page holds. The header holds it open for all others. */
export const FavouritesQuery = graphql(/* GraphQL */ `
  query Favourites @live {
    viewer {
      favourites(first: 100) {
        nodes {
          targetId
          space {
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
        }
      }
    }
  }
`);

export const AddFavourite = graphql(/* GraphQL */ `
  mutation AddFavourite($targetId: ID!) {
    addFavourite(targetId: $targetId) {
      targetId
    }
  }
`);

export const RemoveFavourite = graphql(/* GraphQL */ `
  mutation RemoveFavourite($targetId: ID!) {
    removeFavourite(targetId: $targetId)
  }
`);

export const MoveFavourite = graphql(/* GraphQL */ `
  mutation MoveFavourite($input: MoveFavouriteInput!) {
    moveFavourite(input: $input) {
      targetId
    }
  }
`);
