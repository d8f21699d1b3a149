import { useEffect, useId, useRef, useState } from 'react';
import { Refusal, toFailure } from '../errors/failure.ts';
import { faultsOf, useFailureWords, useFaultWords } from '../errors/wording.ts';
import { useTexts } from '../i18n/texts.ts';
import { FaultLine } from './field.tsx';
import styles from './inline-edit.module.css';
import { uiTexts } from './ui.i18n.ts';

interface InlineEditProps {
  value: string;
  /** The input's accessible name. */
  label: string;
  maxLength: number;
  onSave: (value: string) => Promise<unknown>;
  /** Called when editing is over, saved or not; the caller shows the value again and gives the focus back. */
  onDone: () => void;
  className?: string | undefined;
}

/** Changes one line of text where it stands: Enter or leaving saves, Escape brings the old one back. */
export function InlineEdit({ value, label, maxLength, onSave, onDone, className }: InlineEditProps) {
  const t = useTexts(uiTexts);
  const id = useId();
  const [draft, setDraft] = useState(value);
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const wordsOf = useInlineFaultWords();

  async function save(): Promise<void> {
    if (over.current) return;
    const wanted = draft.trim();
    if (wanted === value) return finish();
    over.current = true;
    try {
      if (wanted === '') throw new Refusal({ code: 'INVALID_INPUT', facts: { fields: { value: 'EMPTY' } } });
      await onSave(wanted);
      onDone();
    } catch (error) {
      over.current = false;
      setFault(wordsOf(error));
      input.current?.focus();
    }
  }

  function finish() {
    over.current = true;
    onDone();
  }

  return (
    <span className={`${styles.edit} ${className ?? ''}`}>
      <input
        ref={input}
        className={styles.input}
        aria-label={label}
        aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ''}`}
        aria-invalid={fault ? true : undefined}
        value={draft}
        maxLength={maxLength}
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
          if (event.key === 'Escape') {
            event.stopPropagation();
            finish();
          }
        }}
      />
      <span className="kern-sr-only" id={`${id}-hint`}>
        {t('editHint')}
      </span>
      {fault && <FaultLine id={`${id}-fault`} words={fault} />}
    </span>
  );
}

/** One field is being edited, so its own fault says more than "check what you entered". */
function useInlineFaultWords(): (error: unknown) => string {
  const failureWords = useFailureWords();
  const faultWords = useFaultWords();
  return (error) => {
    const [fault] = toFailure(error).code === 'INVALID_INPUT' ? Object.values(faultsOf(error)) : [];
    return fault ? faultWords(fault) : failureWords(error);
  };
}

/** Whether a value is being changed where it stands; when that is over, the focus is on the button that started it. */
export function useInlineEditing() {
  const [editing, setEditing] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const before = useRef(editing);
  useEffect(() => {
    // Somebody who went elsewhere meanwhile stays there.
    if (before.current && !editing && document.activeElement === document.body) trigger.current?.focus();
    before.current = editing;
  }, [editing]);
  return { editing, start: () => setEditing(true), stop: () => setEditing(false), trigger };
}
