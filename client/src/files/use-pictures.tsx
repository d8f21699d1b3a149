import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BesideProps } from '../documents/beside.ts';
import { selectedPicture } from '../documents/editor/picture-keys.ts';
import { sayNotProposed } from '../documents/editor/say-not-proposed.ts';
import type { Attached } from './picture-dialog.tsx';
import type { TakesPictures } from './use-dropped-files.ts';

const PictureDialog = lazy(async () => ({ default: (await import('./picture-dialog.tsx')).PictureDialog }));

type PicturesProps = Pick<BesideProps, 'documentId' | 'editor' | 'wantedPicture' | 'takesBlocks'>;

interface Asked {
  /** Null: it is still to be chosen, or attached already. */
  file: File | null;
  attached: Attached | null;
}

/** Pictures that come into the text: by its tool, by dropping and by pasting them. Each asks for its words. */
export function usePictures({ documentId, editor, wantedPicture, takesBlocks }: PicturesProps): {
  text: TakesPictures;
  /** Puts one into the text that is attached already. */
  insert: (attached: Attached) => void;
  dialog: ReactNode;
} {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const told = useRef(wantedPicture);
  useEffect(() => {
    if (told.current === wantedPicture) return;
    told.current = wantedPicture;
    setAsked([{ file: null, attached: null }]);
  }, [wantedPicture]);
  const text = useMemo(
    (): TakesPictures => ({
      isMeant: (target) => takesBlocks !== 'no' && target instanceof Node && editor.view.dom.contains(target),
      onPictures: (files, event) => {
        if (takesBlocks === 'never') return sayNotProposed('blocks');
        if (event instanceof DragEvent) placeCursor(editor, event);
        setAsked((before) => [...before, ...files.map((file) => ({ file, attached: null }))]);
      },
    }),
    [editor, takesBlocks],
  );
  const [first] = asked;
  const dialog = first && (
    <Suspense fallback={null}>
      <PictureDialog
        // The next one begins anew.
        key={asked.length}
        documentId={documentId}
        editor={editor}
        file={first.file}
        attached={first.attached}
        present={first.file || first.attached ? null : selectedPicture(editor.state)}
        onClose={() => setAsked((before) => before.slice(1))}
      />
    </Suspense>
  );
  const insert = useCallback((attached: Attached) => setAsked([{ file: null, attached }]), []);
  return { text, insert, dialog };
}

/** Where it was let go. */
function placeCursor({ view, commands }: BesideProps['editor'], { clientX, clientY }: DragEvent): void {
  const place = view.posAtCoords({ left: clientX, top: clientY });
  if (place) commands.setTextSelection(place.pos);
}
