import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import rowStyles from './rows.module.css';

interface NextPageProps {
  /** Of the page that stands above. */
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  /** What one asks for, on the button and as the name of what comes in its place. */
  label: string;
  /** The page behind the cursor. */
  children: (after: string) => ReactNode;
}

/** The way to what a list has behind its page, so that each page is held open by itself: a button, then the next page. */
export function NextPage({ pageInfo: { hasNextPage, endCursor }, label, children }: NextPageProps) {
  const [goesOn, setGoesOn] = useState(false);
  if (!hasNextPage || !endCursor) return null;
  if (goesOn)
    return (
      <Arrival key={endCursor} label={label}>
        {children(endCursor)}
      </Arrival>
    );
  return (
    <p className={rowStyles.more}>
      <Button onClick={() => setGoesOn(true)}>{label}</Button>
    </p>
  );
}

/** The button that asked is gone: the focus is where the reading goes on. */
function Arrival({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div ref={place} role="group" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
