interface MarkedProps {
  text: string;
  /** In order, without overlaps. */
  ranges: readonly { start: number; length: number }[];
}

/** A text in which the words that were searched for are marked. */
export function Marked({ text, ranges }: MarkedProps) {
  return (
    <>
      {ranges.map(({ start, length }, index) => {
        const before = ranges[index - 1];
        return (
          <span key={start}>
            {text.slice(before ? before.start + before.length : 0, start)}
            <mark>{text.slice(start, start + length)}</mark>
          </span>
        );
      })}
      {text.slice(endOf(ranges.at(-1)))}
    </>
  );
}

function endOf(range: { start: number; length: number } | undefined): number {
  return range ? range.start + range.length : 0;
}
