import type { Node } from '@tiptap/pm/model';

/** A cell with its place in the table; spans go no further than there is room. */
export interface PlacedCell {
  cell: Node;
  x: number;
  y: number;
  columns: number;
  rows: number;
}

export interface TableGrid {
  /** By row. */
  rows: PlacedCell[][];
  width: number;
  /** So many rows at the top say what the columns are. */
  headRows: number;
}

/** Where a table's cells stand. Edits that were merged can leave rows of any length, and spans that run into others. */
export function gridOf(table: Node): TableGrid {
  const height = table.childCount;
  const headRows = headRowsOf(table);
  /** By column: the first row that is free again. */
  const free: number[] = [];
  const rows = table.children.map((row, y) => {
    const end = y < headRows ? headRows : height;
    let x = 0;
    return row.children.map((cell): PlacedCell => {
      while ((free[x] ?? 0) > y) x++;
      const rowSpan = Math.min(cell.attrs['rowspan'] as number, end - y);
      const from = x;
      const wanted = from + (cell.attrs['colspan'] as number);
      while (x === from || (x < wanted && (free[x] ?? 0) <= y)) free[x++] = y + rowSpan;
      return { cell, x: from, y, columns: x - from, rows: rowSpan };
    });
  });
  return { rows, width: Math.max(1, free.length), headRows };
}

/** A table of nothing but headings has one row of them. */
function headRowsOf(table: Node): number {
  const first = table.children.findIndex(
    (row) => row.childCount === 0 || row.children.some((cell) => cell.type.name !== 'tableHeader'),
  );
  return first < 0 ? Math.min(1, table.childCount) : first;
}
