import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface FieldFrame {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, in a sentence; undefined when nothing is. */
  fault?: string | undefined;
  optional?: string | undefined;
}

interface FieldIds {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldProps extends FieldFrame {
  children: (ids: FieldIds) => ReactNode;
}

/** Label, hint and fault around one control, tied together for screen readers. */
export function Field({ label, hint, fault, optional, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={`kern-form-input ${fault ? 'kern-form-input--error' : ''} ${styles.field}`}>
      <label className="kern-label" htmlFor={id}>
        {label}
        {optional && <span className="kern-label__optional"> {optional}</span>}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({ id, 'aria-invalid': fault ? true : undefined, 'aria-describedby': described || undefined })}
      {fault && <FaultLine id={`${id}-fault`} words={fault} />}
    </div>
  );
}

/** The sentence below a control that says what is wrong with it. */
export function FaultLine({ id, words }: { id: string; words: string }) {
  return (
    <p className={`kern-error ${styles.fault}`} id={id}>
      <span className="kern-icon kern-icon--danger" aria-hidden="true" />
      <span className="kern-body">{words}</span>
    </p>
  );
}

type TextFieldProps = FieldFrame & Omit<ComponentPropsWithRef<'input'>, 'id'>;

/** One line of text. */
export function TextField({ label, hint, fault, optional, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} fault={fault} optional={optional}>
      {(ids) => (
        <input
          type="text"
          {...input}
          {...ids}
          className={`kern-form-input__input ${fault ? 'kern-form-input__input--error' : ''} ${styles.control} ${className ?? ''}`}
        />
      )}
    </Field>
  );
}

type TextAreaProps = FieldFrame & Omit<ComponentPropsWithRef<'textarea'>, 'id'>;

/** Several lines of text. */
export function TextArea({ label, hint, fault, optional, className, ...area }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} fault={fault} optional={optional}>
      {(ids) => (
        <textarea
          rows={3}
          {...area}
          {...ids}
          className={`kern-form-input__input ${fault ? 'kern-form-input__input--error' : ''} ${styles.control} ${styles.area} ${className ?? ''}`}
        />
      )}
    </Field>
  );
}

type SelectFieldProps = FieldFrame & Omit<ComponentPropsWithRef<'select'>, 'id'>;

/** A choice of one among few. */
export function SelectField({ label, hint, fault, optional, children, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} fault={fault} optional={optional}>
      {(ids) => (
        <div className={`kern-form-input__select-wrapper ${styles.select}`}>
          <select
            {...select}
            {...ids}
            className={`kern-form-input__select ${fault ? 'kern-form-input__select--error' : ''} ${styles.control}`}
          >
            {children}
          </select>
        </div>
      )}
    </Field>
  );
}

interface CheckboxFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'id' | 'type'> {
  label: string;
  hint?: string;
}

/** A choice of yes or no. */
export function CheckboxField({ label, hint, ...input }: CheckboxFieldProps) {
  const id = useId();
  return (
    <div className={styles.checkbox}>
      <div className="kern-form-check">
        <input
          {...input}
          type="checkbox"
          id={id}
          className="kern-form-check__checkbox"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <label className="kern-label" htmlFor={id}>
          {label}
        </label>
      </div>
      {hint && (
        <p className={styles.checkboxHint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One of several choices; they bear the same name and stand in a `FieldGroup`. */
export function RadioField({ label, hint, ...input }: CheckboxFieldProps) {
  const id = useId();
  return (
    <div className={styles.checkbox}>
      <div className="kern-form-check">
        <input
          {...input}
          type="radio"
          id={id}
          className="kern-form-check__radio"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <label className="kern-label" htmlFor={id}>
          {label}
        </label>
      </div>
      {hint && (
        <p className={styles.checkboxHint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface FieldGroupProps {
  legend: string;
  hint?: string;
  fault?: string | undefined;
  children: ReactNode;
}

/** Controls that answer one question together. */
export function FieldGroup({ legend, hint, fault, children }: FieldGroupProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <fieldset className={styles.group} aria-describedby={described || undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <p className={styles.groupHint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {fault && <FaultLine id={`${id}-fault`} words={fault} />}
    </fieldset>
  );
}
