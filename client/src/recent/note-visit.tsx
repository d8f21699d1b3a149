import { useEffect } from 'react';
import { useViewer } from '../accounts/viewer.ts';
import { noteVisit } from './recent-places.ts';

/** Stands on the page of something that is shown: this device remembers it. */
export function NoteVisit({ id }: { id: string }) {
  const { account } = useViewer();
  useEffect(() => noteVisit(account.id, id), [account.id, id]);
  return null;
}
