import type { FieldFault, FieldFaults } from '@umlauf/shared/error-codes';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { faultsOf, useFailureWords, useFaultWords } from '../errors/wording.ts';

/** One attempt to send something: whether it is under way, what is wrong as a whole, and what is wrong with which field. */
export interface Submission {
  busy: boolean;
  /** A sentence about the whole; undefined when all is well or when every fault belongs to a field. */
  problem: string | undefined;
  /** The sentence for one field. */
  fault(field: string): string | undefined;
  run(): void;
  /** For a form: `noValidate`, because the browser's own bubbles cannot be styled, translated or read again. */
  form: { ref: RefObject<HTMLFormElement | null>; noValidate: true; onSubmit: (event: FormEvent) => void };
}

interface Trouble {
  error: unknown;
  faults: FieldFaults;
}

export interface SubmissionOptions {
  /** What can be told without asking the server: field and fault. */
  check?: () => Partial<Record<string, FieldFault>>;
  /** The fields that the form shows: a fault of any other is told as a whole. */
  fields?: readonly string[];
}

/** Runs the action once at a time, words its failure, and moves the focus to the first wrong field. */
export function useSubmission(
  action: () => Promise<unknown>,
  { check, fields }: SubmissionOptions = {},
): Submission {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const failureWords = useFailureWords();
  const faultWords = useFaultWords();

  useEffect(() => {
    if (!trouble) return;
    const wrong = formRef.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], fieldset[aria-describedby$="fault"] input',
    );
    wrong?.focus();
  }, [trouble]);

  async function attempt(): Promise<void> {
    const faults = (check?.() ?? {}) as FieldFaults;
    if (Object.keys(faults).length > 0) return setTrouble({ error: null, faults });
    setBusy(true);
    setTrouble(null);
    try {
      await action();
    } catch (error) {
      setTrouble({ error, faults: faultsOf(error) });
    } finally {
      setBusy(false);
    }
  }

  const run = () => {
    if (!busy) void attempt();
  };
  return {
    busy,
    problem: problemOf(trouble, fields, failureWords),
    fault(field) {
      const fault = trouble?.faults[field];
      return fault && faultWords(fault);
    },
    run,
    form: {
      ref: formRef,
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        run();
      },
    },
  };
}

function problemOf(
  trouble: Trouble | null,
  fields: readonly string[] | undefined,
  failureWords: (error: unknown) => string,
): string | undefined {
  if (!trouble?.error) return undefined;
  const faulty = Object.keys(trouble.faults);
  const allShown = faulty.length > 0 && faulty.every((field) => fields?.includes(field));
  return allShown ? undefined : failureWords(trouble.error);
}

/** `EMPTY` for each of the values that is blank. */
export function emptyFields(values: Record<string, string>): Partial<Record<string, FieldFault>> {
  const blank = Object.entries(values).filter(([, value]) => value.trim() === '');
  return Object.fromEntries(blank.map(([field]) => [field, 'EMPTY' as const]));
}
