/** A block as documents have them, in JSON. */
export interface PaperBlock {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: PaperBlock[];
}

/** The words of a block without their form. */
export function wordsIn({ type, text, content }: PaperBlock): string {
  if (type === 'hardBreak') return '\n';
  return text ?? (content ?? []).map(wordsIn).join('');
}

export function words(said: string, mark?: string): PaperBlock[] {
  return said === '' ? [] : [{ type: 'text', text: said, ...(mark && { marks: [{ type: mark }] }) }];
}

export function paragraph(content: PaperBlock[]): PaperBlock {
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
}

export function heading(level: number, said: string): PaperBlock {
  return { type: 'heading', attrs: { level }, content: words(said) };
}

export function labelled(label: string, said: string): PaperBlock {
  return paragraph([...words(`${label}:`, 'bold'), ...words(` ${said}`)]);
}

export function list(lines: readonly string[]): PaperBlock {
  return {
    type: 'bulletList',
    content: lines.map((line) => ({ type: 'listItem', content: [paragraph(words(line))] })),
  };
}

/** A cell's words, or what stands in a line with its form. */
type CellWords = string | PaperBlock[];

/** The first row is the head. */
export function table(rows: readonly (readonly CellWords[])[]): PaperBlock {
  const cell = (said: CellWords, row: number): PaperBlock => ({
    type: row === 0 ? 'tableHeader' : 'tableCell',
    content: [paragraph(typeof said === 'string' ? words(said) : said)],
  });
  return {
    type: 'table',
    content: rows.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((said) => cell(said, row)),
    })),
  };
}
