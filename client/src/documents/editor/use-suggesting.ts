import { proposeAnew } from '@umlauf/shared/propose-anew';
import { useEffect, useState } from 'react';
import type { OpenDocument, OpenState } from '../../coediting/open-document.ts';
import { proposerOf } from './suggesting.ts';

/** The mode in which what is written becomes a proposal. */
export interface SuggestingMode {
  /** Whether the viewer may be in it. */
  isPossible: boolean;
  isOn: boolean;
  set: (isOn: boolean) => void;
  /** Proposals of whoever writes, as far as they are known: new ones are added as they are made. */
  own: Set<string>;
}

/** Whoever may not edit leaves the mode for reading; what they have proposed is still sent. */
export function useSuggesting(
  open: OpenDocument,
  { sync }: OpenState,
  { canEdit, canSuggest }: { canEdit: boolean; canSuggest: boolean },
): SuggestingMode {
  const [chosen, set] = useState(false);
  const [own] = useState(() => new Set<string>());
  const isPossible = canEdit || canSuggest;
  const isOn = chosen && isPossible;
  // An earlier page, too, may have left something that was not sent.
  const proposes = isOn || (canSuggest && sync.save.stage !== 'saved');
  useEffect(
    () =>
      open.setProposing(proposes, {
        areMade: () => isOn || own.size > 0,
        makeAnew: (serverVector) => proposeAnew(open.doc, serverVector, proposerOf(own)),
      }),
    [open, proposes, isOn, own],
  );
  return { isPossible, isOn, set, own };
}
