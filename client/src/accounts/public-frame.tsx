import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { LocaleSwitch } from '../platform/i18n/locale-switch.tsx';
import { Frame } from '../platform/ui/frame.tsx';

/** The frame of pages that need nobody to be signed in. */
export function PublicFrame({ children }: { children?: ReactNode }) {
  return <Frame tools={<LocaleSwitch />}>{children ?? <Outlet />}</Frame>;
}
