import { useEffect, useState } from 'react';
import { TextField } from './field.tsx';
import styles from './rows.module.css';

const PAUSE_MILLISECONDS = 250;

interface SearchFieldProps {
  label: string;
  /** Called when somebody has paused in typing, with what stands there. */
  onSearch: (words: string) => void;
  maxLength?: number;
}

/** A field above a list that narrows it while one types. */
export function SearchField({ label, onSearch, maxLength }: SearchFieldProps) {
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(words.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [words, onSearch]);
  return (
    <div className={styles.search} role="search">
      <TextField
        label={label}
        type="search"
        autoComplete="off"
        maxLength={maxLength}
        value={words}
        // It may stand in a form, which is not meant.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </div>
  );
}
