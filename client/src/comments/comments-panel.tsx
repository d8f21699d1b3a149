import { useMutation } from '@apollo/client/react';
import type { Editor } from '@tiptap/core';
import { FlatText } from '@umlauf/shared/passage';
import { charactersBefore } from '@umlauf/shared/passage-places';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { toBase64 } from '../coediting/base64.ts';
import type { BesideProps } from '../documents/beside.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { SelectField } from '../platform/ui/field.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { CommentForm } from './comment-form.tsx';
import { AddCommentThread, CommentThreads, MarkMentionsRead, type Thread } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { cardId, ThreadCard } from './thread-card.tsx';
import { useCommentMarks } from './use-comment-marks.ts';
import styles from './comments.module.css';

const FILTERS = ['OPEN', 'MINE', 'RESOLVED', 'ALL'] as const;
type Filter = (typeof FILTERS)[number];
const NONE: readonly Thread[] = [];

/** What is begun: on which passage, or null for the document as a whole. */
interface Begun {
  quote: string | null;
  start?: string;
  end?: string;
}

/** Comments beside the text; on a narrow screen they come up from below when they are wanted. */
export function CommentsPanel({ documentId, doc, editor, accountId, isLive, wanted }: BesideProps) {
  const t = useTexts(commentTexts);
  const [filter, setFilter] = useState<Filter>('OPEN');
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 64rem)').matches);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const { document, threads, canComment, error, refetch } = useThreads(documentId, filter);
  const focusCard = useCallback((threadId: string) => {
    setOpen(true);
    setActiveId(threadId);
    requestAnimationFrame(() => globalThis.document.getElementById(cardId(threadId))?.focus());
  }, []);
  const places = useCommentMarks({ editor, doc, threads, activeId, onPick: setActiveId });
  const begin = useCallback(() => {
    setOpen(true);
    setBegun(selected(editor, doc));
  }, [editor, doc]);
  useBegin(editor, wanted, canComment, begin);
  useArrivals(threads, accountId);
  useSeen(documentId, isOpen, threads);
  const done = (threadId: string | null) => {
    setBegun(null);
    if (threadId) focusCard(threadId);
    else editor.commands.focus();
  };
  if (error && !document) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!document || (!canComment && threads.length === 0 && filter === 'OPEN')) return null;
  if (!isOpen)
    return (
      <Button className={styles.opener} small onClick={() => setOpen(true)}>
        {t('open', { count: document.commentThreads.totalCount })}
      </Button>
    );
  return (
    <Sheet onClose={() => setOpen(false)} onLeave={() => editor.commands.focus()}>
      <FilterField filter={filter} onFilter={setFilter} />
      {canComment && !begun && <Beginnings editor={editor} onBegin={begin} />}
      {begun && (
        <NewThread
          key={begun.start ?? 'whole'}
          documentId={documentId}
          begun={begun}
          isLive={isLive}
          onDone={done}
        />
      )}
      {threads.length === 0 && !begun && <NoThreads filter={filter} />}
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
    </Sheet>
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

function NoThreads({ filter }: { filter: Filter }) {
  const t = useTexts(commentTexts);
  return <p className={styles.muted}>{filter === 'OPEN' ? t('empty') : t('emptyFiltered')}</p>;
}

interface FilterFieldProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

function FilterField({ filter, onFilter }: FilterFieldProps) {
  const t = useTexts(commentTexts);
  return (
    <SelectField
      label={t('filter')}
      value={filter}
      onChange={(event) => onFilter(event.currentTarget.value as Filter)}
    >
      {FILTERS.map((each) => (
        <option key={each} value={each}>
          {t(`states.${each}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** The document's threads, as the filter wants them. */
function useThreads(documentId: string, filter: Filter) {
  const { data, previousData, error, refetch } = useLiveQuery(CommentThreads, {
    documentId,
    state: filter === 'MINE' ? 'OPEN' : filter,
    mine: filter === 'MINE',
  });
  const document = (data ?? previousData)?.document;
  return {
    document,
    threads: document?.commentThreads.nodes ?? NONE,
    canComment: document?.viewerCan.comment ?? false,
    error,
    refetch,
  };
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
function useArrivals(threads: readonly Thread[], accountId: string): void {
  const t = useTexts(commentTexts);
  const newest = useRef<string | null>(null);
  useEffect(() => {
    const all = threads.flatMap(({ comments }) => comments.nodes).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const last = all.at(-1);
    if (!last) return;
    const isNew = newest.current !== null && last.id > newest.current;
    newest.current = newest.current && newest.current > last.id ? newest.current : last.id;
    if (isNew && last.author?.id !== accountId && !last.removedAt)
      announce(t('arrived', { name: last.author?.name ?? t('somebody') }));
  }, [threads, accountId, t]);
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

interface NewThreadProps {
  documentId: string;
  begun: Begun;
  isLive: boolean;
  onDone: (threadId: string | null) => void;
}

/** So often a passage is tried anew that is still being saved, and how long apart. */
const TRIES = 12;
const PAUSE_MILLISECONDS = 400;

function NewThread({ documentId, begun, isLive, onDone }: NewThreadProps) {
  const t = useTexts(commentTexts);
  const [addThread] = useMutation(AddCommentThread);
  const [isWhole, setWhole] = useState(begun.quote === null);
  const place = isWhole ? {} : { start: begun.start, end: begun.end };
  const send = async (source: string, tries = TRIES): Promise<void> => {
    try {
      const { data } = await addThread({ variables: { input: { documentId, source, ...place } } });
      onDone(data?.addCommentThread.id ?? null);
    } catch (error) {
      const failure = toFailure(error);
      const reason = failure.code === 'CONFLICT' ? failure.facts.reason : null;
      if (reason === 'PASSAGE_GONE') setWhole(true);
      if (reason !== 'MISSING_PREDECESSORS' || tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
      await send(source, tries - 1);
    }
  };
  return (
    <div className={styles.card} data-active>
      <p className={styles.quote}>
        {isWhole ? t('whole') : t('passage', { quote: begun.quote!.slice(0, 120) })}
      </p>
      <CommentForm
        documentId={documentId}
        label={t('write')}
        submit={t('send')}
        draftKey={`${documentId} new`}
        isLive={isLive}
        takesFocus
        onSend={send}
        onCancel={() => onDone(null)}
      />
    </div>
  );
}
