import { useMutation } from '@apollo/client/react';
import type { Editor } from '@tiptap/core';
import { FlatText } from '@umlauf/shared/passage';
import { charactersBefore } from '@umlauf/shared/passage-places';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type * as Y from 'yjs';
import { toBase64 } from '../coediting/base64.ts';
import type { BesideProps } from '../documents/beside.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { commentsOf, MarkMentionsRead, type Thread } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { type Begun, NewThread } from './new-thread.tsx';
import { cardId, ThreadCard } from './thread-card.tsx';
import { ThreadFilter } from './thread-filter.tsx';
import { useCommentMarks } from './use-comment-marks.ts';
import { type ThreadChoice, useThreads } from './use-threads.tsx';
import styles from './comments.module.css';

const ALL_OPEN: ThreadChoice = { filter: 'OPEN', authorId: null };

/** Comments beside the text; on a narrow screen they come up from below when they are wanted. */
export function CommentsPanel({ documentId, doc, editor, accountId, isLive, wanted }: BesideProps) {
  const [choice, setChoice] = useState<ThreadChoice>(ALL_OPEN);
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 64rem)').matches);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  // What a mention or the search has led to.
  const told = useThreads(documentId, choice, useSearchParams()[0].get('comment'));
  const { document, threads, canComment, held, onMore } = told;
  const focusCard = useCallback((threadId: string) => {
    setOpen(true);
    setActiveId(threadId);
    focusSoon(cardId(threadId));
  }, []);
  const places = useCommentMarks({ editor, doc, threads, activeId, onPick: setActiveId });
  const begin = useCallback(() => {
    setOpen(true);
    setBegun(selected(editor, doc));
  }, [editor, doc]);
  useBegin(editor, wanted, canComment, begin);
  useArrivals(threads, accountId, told.extent);
  useSeen(documentId, isOpen, threads);
  // Before there is a list there is no card to lead to.
  useLedTo(document && told.wanted, focusCard);
  const done = (threadId: string | null) => {
    setBegun(null);
    if (threadId) focusCard(threadId);
    else editor.commands.focus();
  };
  if (told.error && !document) return <Trouble error={told.error} onRetry={() => void told.refetch()} />;
  if (!document || (!canComment && threads.length === 0 && choice === ALL_OPEN)) return held;
  const count = document.commentThreads.totalCount;
  if (!isOpen) return <Opener held={held} count={count} onOpen={() => setOpen(true)} />;
  return (
    <Sheet onClose={() => setOpen(false)} onLeave={() => editor.commands.focus()}>
      {held}
      <ThreadFilter documentId={documentId} choice={choice} onChoose={setChoice} />
      {canComment && !begun && <Beginnings editor={editor} onBegin={begin} />}
      {begun && <NewThread key={begun.start ?? 'whole'} {...{ documentId, begun, isLive }} onDone={done} />}
      {threads.length === 0 && !begun && <NoThreads choice={choice} />}
      <ThreadList
        threads={inOrder(threads, places)}
        documentId={documentId}
        activeId={activeId}
        isDetached={({ id, anchor }) => anchor !== null && !places.has(id)}
        canComment={canComment}
        isLive={isLive}
        onActive={setActiveId}
        onShow={(threadId) => showPlace(editor, places.get(threadId)?.from)}
      />
      {onMore && <More onMore={onMore} />}
    </Sheet>
  );
}

/** Many cards take more than a frame to be drawn. */
const PATIENCE = 3_000;

/** As soon as it stands in the page. */
function focusSoon(id: string, until = performance.now() + PATIENCE): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(id);
    if (card) card.focus();
    else if (performance.now() < until) focusSoon(id, until);
  });
}

function Opener({ held, count, onOpen }: { held: ReactNode; count: number; onOpen: () => void }) {
  const t = useTexts(commentTexts);
  return (
    <>
      {held}
      <Button className={styles.opener} small onClick={onOpen}>
        {t('open', { count })}
      </Button>
    </>
  );
}

function More({ onMore }: { onMore: () => void }) {
  const t = useTexts(commentTexts);
  return (
    <Button small onClick={onMore}>
      {t('more')}
    </Button>
  );
}

interface ThreadListProps {
  threads: readonly Thread[];
  documentId: string;
  activeId: string | null;
  isDetached: (thread: Thread) => boolean;
  canComment: boolean;
  isLive: boolean;
  onActive: (threadId: string) => void;
  onShow: (threadId: string) => void;
}

function ThreadList({ threads, activeId, isDetached, onActive, onShow, ...every }: ThreadListProps) {
  return (
    <ul className={styles.threads}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard
            {...every}
            thread={thread}
            isActive={thread.id === activeId}
            isDetached={isDetached(thread)}
            onActive={() => onActive(thread.id)}
            onShow={() => onShow(thread.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function NoThreads({ choice: { filter, authorId } }: { choice: ThreadChoice }) {
  const t = useTexts(commentTexts);
  const isNarrowed = filter !== 'OPEN' || authorId !== null;
  return <p className={styles.muted}>{t(isNarrowed ? 'emptyFiltered' : 'empty')}</p>;
}

interface SheetProps {
  children: ReactNode;
  onClose: () => void;
  onLeave: () => void;
}

function Sheet({ children, onClose, onLeave }: SheetProps) {
  const t = useTexts(commentTexts);
  const id = useId();
  // Wherever the focus is inside, Escape leads back into the text.
  const leavable = {
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onLeave();
    },
  };
  return (
    <section className={styles.panel} aria-labelledby={id} {...leavable}>
      <header className={styles.head}>
        <h2 id={id}>{t('title')}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}

/** By their place in the text; then what was deleted, and what is about the whole. */
function inOrder(threads: readonly Thread[], places: ReadonlyMap<string, { from: number }>): Thread[] {
  const place = ({ id }: Thread) => places.get(id)?.from ?? Number.MAX_SAFE_INTEGER;
  return threads.toSorted((a, b) => place(a) - place(b));
}

function Beginnings({ editor, onBegin }: { editor: Editor; onBegin: () => void }) {
  const t = useTexts(commentTexts);
  const [isSelected, setSelected] = useState(!editor.state.selection.empty);
  useEffect(() => {
    const look = () => setSelected(!editor.state.selection.empty);
    editor.on('selectionUpdate', look);
    return () => void editor.off('selectionUpdate', look);
  }, [editor]);
  return (
    // The text keeps what is selected there.
    <Button small icon="add" onMouseDown={(event) => event.preventDefault()} onClick={onBegin}>
      {t(isSelected ? 'begin' : 'beginWhole')}
    </Button>
  );
}

function selected(editor: Editor, doc: Y.Doc): Begun {
  const { from, to } = editor.state.selection;
  const range = {
    from: charactersBefore(editor.state.doc, from),
    to: charactersBefore(editor.state.doc, to),
  };
  const flat = new FlatText(doc);
  if (range.from >= range.to || range.to > flat.text.length) return { quote: null };
  const { start, end } = flat.anchorOf(range);
  return { quote: flat.wordsOf(range), start: toBase64(start), end: toBase64(end) };
}

/** By the toolbar's tool, and by Ctrl+Alt+M in the text, also where one cannot write. */
function useBegin(editor: Editor, wanted: number, canComment: boolean, begin: () => void): void {
  const done = useRef(wanted);
  useEffect(() => {
    if (done.current === wanted) return;
    done.current = wanted;
    if (canComment) begin();
  }, [wanted, canComment, begin]);
  useEffect(() => {
    const text = editor.view.dom;
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey) || !canComment) return;
      event.preventDefault();
      // The editor hears of what was selected just before only after this.
      requestAnimationFrame(begin);
    };
    text.addEventListener('keydown', onKey);
    return () => text.removeEventListener('keydown', onKey);
  }, [editor, canComment, begin]);
}

/** Says who has commented since the list was first seen. */
function useArrivals(threads: readonly Thread[], accountId: string, extent: string): void {
  const t = useTexts(commentTexts);
  const newest = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const all = threads.flatMap(commentsOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const last = all.at(-1);
    if (!last) return;
    const isNew = shown.current === extent && newest.current !== null && last.id > newest.current;
    shown.current = extent;
    newest.current = newest.current && newest.current > last.id ? newest.current : last.id;
    if (isNew && last.author?.id !== accountId && !last.removedAt)
      announce(t('arrived', { name: last.author?.name ?? t('somebody') }));
  }, [threads, accountId, extent, t]);
}

/** Leads to the thread that an address names, once; says so when it is gone. */
function useLedTo(thread: Thread | null | undefined, focusCard: (threadId: string) => void): void {
  const t = useTexts(commentTexts);
  const found = thread === null ? null : thread?.id;
  useEffect(() => {
    if (found) focusCard(found);
    if (found === null) notify({ kind: 'info', words: t('gone') });
  }, [found, focusCard, t]);
}

/** Whoever has the comments before them has seen where they are mentioned. */
function useSeen(documentId: string, isOpen: boolean, threads: readonly Thread[]): void {
  const [mark] = useMutation(MarkMentionsRead);
  useEffect(() => {
    if (isOpen && threads.length > 0) mark({ variables: { documentId } }).catch(() => undefined);
  }, [mark, documentId, isOpen, threads]);
}

function showPlace(editor: Editor, position: number | undefined): void {
  if (position === undefined) return;
  editor.commands.setTextSelection(position);
  editor.commands.focus(undefined, { scrollIntoView: true });
}
