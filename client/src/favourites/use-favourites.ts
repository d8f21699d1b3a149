import { useMutation, useQuery } from '@apollo/client/react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { AddFavourite, FavouritesQuery, MoveFavourite, RemoveFavourite } from './favourite-operations.ts';
import { favouriteTexts } from './favourites.i18n.ts';

/** Something that somebody keeps at hand, as it is shown. */
export interface FavouriteEntry {
  targetId: string;
  title: string;
  path: string;
  /** The space of a document; null: it is a space itself. */
  spaceName: string | null;
}

interface Answered {
  targetId: string;
  space: { id: string; name: string } | null;
  document: { id: string; title: string; space: { name: string } } | null;
}

/** As entries; what the viewer lost in this moment has neither a name nor a place. */
export function entriesOf(nodes: readonly Answered[]): FavouriteEntry[] {
  return nodes.flatMap<FavouriteEntry>(({ targetId, space, document }) => {
    if (space) return [{ targetId, title: space.name, path: `/spaces/${space.id}`, spaceName: null }];
    if (!document) return [];
    const { id, title } = document;
    return [{ targetId, title, path: `/documents/${id}`, spaceName: document.space.name }];
  });
}

/** The list as the cache has it: the header holds it open. Undefined: it is not known yet. */
export function useFavourites(): FavouriteEntry[] | undefined {
  const { data } = useQuery(FavouritesQuery, { fetchPolicy: 'cache-first' });
  return data?.viewer ? entriesOf(data.viewer.favourites.nodes) : undefined;
}

type Named = Pick<FavouriteEntry, 'targetId' | 'title'>;

/** What can be done with the list. */
export function useChangeFavourites() {
  const t = useTexts(favouriteTexts);
  const words = useFailureWords();
  const options = { refetchQueries: [FavouritesQuery], awaitRefetchQueries: true };
  const [addFavourite] = useMutation(AddFavourite, options);
  const [removeFavourite] = useMutation(RemoveFavourite, options);
  const [moveFavourite] = useMutation(MoveFavourite, options);
  const doIt = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work();
      announce(said);
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
  return {
    add: ({ targetId, title }: Named) =>
      doIt(() => addFavourite({ variables: { targetId } }), t('added', { title })),
    remove: ({ targetId, title }: Named) =>
      doIt(() => removeFavourite({ variables: { targetId } }), t('removed', { title })),
    /** Puts it at this place (from 0) of the list. */
    move: (all: readonly FavouriteEntry[], { targetId, title }: Named, place: number) => {
      const others = all.filter((each) => each.targetId !== targetId);
      const input = { targetId, afterTargetId: others[place - 1]?.targetId ?? null };
      const said = t('moved', { title, place: place + 1, count: all.length });
      return doIt(() => moveFavourite({ variables: { input } }), said);
    },
  };
}
