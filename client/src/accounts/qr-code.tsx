import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './second-factor.module.css';

/** Light modules around it, without which scanners do not find it (ISO/IEC 18004, 9.1: four). */
const QUIET = 4;

/** The text as a picture for a camera, drawn here: what it says goes to nobody. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: QUIET });
    const squares = code.data.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: squares.join('') };
  }, [text]);
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
