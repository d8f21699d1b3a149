/** The value below which this share of all lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Of each figure the median over the runs; null where no run has it. */
export function medianRun<Run extends object>(runs: readonly Run[]): Run {
  const names = Object.keys(runs[0]!) as (keyof Run)[];
  const medianOf = (name: keyof Run) => {
    const values = runs.map((run) => run[name]).filter((value) => typeof value === 'number');
    return values.length > 0 ? quantile(values, 0.5) : null;
  };
  return Object.fromEntries(names.map((name) => [name, medianOf(name)])) as Run;
}

export function ratio(one: number, other: number): number {
  return other > 0 ? one / other : NaN;
}
