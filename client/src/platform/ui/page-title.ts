import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

const PRODUCT = 'Umlauf';

let arrivedAt: string | null = null;

/** Names the browser's tab, most particular words first. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${PRODUCT}` : PRODUCT;
  }, [title]);
}

/**
 * For the page's h1: takes the focus after each change of page, as a screen reader expects of a new page, but not on the
 * first one and not from somebody who is already at work in the content.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const first = arrivedAt === null;
    const same = arrivedAt === pathname;
    arrivedAt = pathname;
    if (first || same) return;
    const working = document.querySelector('main')?.contains(document.activeElement) ?? false;
    if (!working) heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return heading;
}
