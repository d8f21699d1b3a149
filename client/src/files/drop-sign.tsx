import styles from './files.module.css';

/** Over everything, while files hover over the page: what letting go will do. */
export function DropSign({ words }: { words: string }) {
  return <p className={styles.drop}>{words}</p>;
}
