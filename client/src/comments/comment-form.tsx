import { useLazyQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextArea } from '../platform/ui/field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { Mentionable } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { asSent, asWritten, type Mentioned, searchAt } from './mention-text.ts';
import styles from './comments.module.css';

interface CommentFormProps {
  documentId: string;
  label: string;
  submit: string;
  /** Under which an unsent text is kept. */
  draftKey: string;
  before?: { source: string; mentions: readonly Mentioned[] };
  isLive: boolean;
  takesFocus?: boolean;
  onSend: (source: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** Where a comment is written; `@` offers whom one can mention. */
export function CommentForm(props: CommentFormProps) {
  const { documentId, label, submit, draftKey, before, isLive, takesFocus, onSend, onCancel } = props;
  const t = useTexts(commentTexts);
  const area = useFocused(takesFocus);
  const list = useId();
  const [written, change] = useDraft(draftKey, before);
  const mentioning = useMentioning(documentId, before?.mentions ?? []);
  const submission = useSubmission(
    async () => {
      await onSend(asSent(written.trim(), mentioning.known));
      change('');
    },
    { check: () => emptyFields({ source: written }), fields: ['source'] },
  );
  const choose = (somebody: Mentioned) => {
    const cursor = area.current!.selectionStart;
    const { from } = searchAt(written, cursor) ?? { from: cursor };
    change(`${written.slice(0, from)}@${somebody.name} ${written.slice(cursor)}`);
    mentioning.choose(somebody);
    area.current!.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (isLive) submission.run();
    } else if (mentioning.onKey(event, choose)) event.preventDefault();
    else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form {...submission.form} className={styles.form}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      {!isLive && <Alert kind="warning" title={t('offline')} />}
      <TextArea
        ref={area}
        label={label}
        hint={t('writeHint')}
        maxLength={LIMITS.commentCharacters}
        value={written}
        role="combobox"
        aria-expanded={mentioning.offered.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={mentioning.offered.length > 0 ? `${list}-${mentioning.at}` : undefined}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          change(event.currentTarget.value);
          mentioning.look(event.currentTarget.value, event.currentTarget.selectionStart);
        }}
        fault={submission.fault('source')}
      />
      <Suggestions id={list} mentioning={mentioning} onChoose={choose} />
      <FormButtons submit={submit} busy={submission.busy} isLive={isLive} onCancel={onCancel} />
    </form>
  );
}

function useFocused(takesFocus = false) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);
  return area;
}

/** What is being written: it outlives the form until it is sent. */
function useDraft(draftKey: string, before: CommentFormProps['before']) {
  const [written, setWritten] = useState(
    () => draftOf(draftKey) || (before ? asWritten(before.source, before.mentions) : ''),
  );
  const change = (text: string) => {
    setWritten(text);
    keepDraft(draftKey, text);
  };
  return [written, change] as const;
}

interface SuggestionsProps {
  id: string;
  mentioning: Mentioning;
  onChoose: (somebody: Mentioned) => void;
}

function Suggestions({ id, mentioning: { offered, at }, onChoose }: SuggestionsProps) {
  const t = useTexts(commentTexts);
  return (
    <div role="listbox" id={id} aria-label={t('suggestions')} className={styles.suggestions}>
      {offered.map((somebody, index) => (
        <div
          key={somebody.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(somebody);
          }}
        >
          {somebody.name}
        </div>
      ))}
    </div>
  );
}

interface FormButtonsProps {
  submit: string;
  busy: boolean;
  isLive: boolean;
  onCancel: (() => void) | undefined;
}

function FormButtons({ submit, busy, isLive, onCancel }: FormButtonsProps) {
  const t = useTexts(commentTexts);
  return (
    <div className={styles.buttons}>
      <Button type="submit" look="primary" small busy={busy} aria-disabled={!isLive || undefined}>
        {submit}
      </Button>
      {onCancel && (
        <Button small look="tertiary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}

interface Mentioning {
  /** Everybody who was chosen, or was mentioned before. */
  known: readonly Mentioned[];
  offered: readonly Mentioned[];
  at: number;
  look(written: string, cursor: number): void;
  choose(somebody: Mentioned): void;
  /** Whether the key was for the list. */
  onKey(event: KeyboardEvent, choose: (somebody: Mentioned) => void): boolean;
}

function useMentioning(documentId: string, before: readonly Mentioned[]): Mentioning {
  const [ask] = useLazyQuery(Mentionable, { fetchPolicy: 'network-only' });
  const [known, setKnown] = useState(before);
  const [offered, setOffered] = useState<readonly Mentioned[]>([]);
  const [at, setAt] = useState(0);
  const turn = useRef(0);
  const offer = (people: readonly Mentioned[]) => {
    setOffered(people);
    setAt(0);
  };
  return {
    known,
    offered,
    at,
    look: (written, cursor) => {
      const found = searchAt(written, cursor);
      const mine = ++turn.current;
      if (!found) return offer([]);
      const variables = { documentId, search: found.search };
      ask({ variables }).then(
        ({ data }) => mine === turn.current && offer(data?.document?.mentionable.nodes ?? []),
        () => undefined,
      );
    },
    choose: (somebody) => {
      turn.current += 1;
      setKnown((all) => [...all.filter(({ id }) => id !== somebody.id), somebody]);
      offer([]);
    },
    onKey: ({ key }, choose) => {
      if (offered.length === 0) return false;
      if (key === 'ArrowDown') setAt((index) => (index + 1) % offered.length);
      else if (key === 'ArrowUp') setAt((index) => (index + offered.length - 1) % offered.length);
      else if (key === 'Enter' || key === 'Tab') choose(offered[at]!);
      else if (key === 'Escape') offer([]);
      else return false;
      return true;
    },
  };
}
