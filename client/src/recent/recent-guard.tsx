import { useEffect } from 'react';
import { useViewer } from '../accounts/viewer.ts';
import { beforeSignOut } from '../platform/session/before-sign-out.ts';
import { forgetPlaces, forgetPlacesOfOthers } from './recent-places.ts';

/** Stands in the signed-in frame: nothing of what was seen stays on the device after signing out. */
export function RecentGuard() {
  const { account } = useViewer();
  useEffect(() => {
    forgetPlacesOfOthers(account.id);
    return beforeSignOut(async () => {
      forgetPlaces(account.id);
      return true;
    });
  }, [account.id]);
  return null;
}
