/**
 * Tracked changes in OpenDocument text (ODF 1.3, 5.5). Pandoc's writer has no form for them, but passes on raw pieces:
 * processing instructions around the words say what is proposed, and become changes once pandoc has written the words.
 */

export interface ProposedChange {
  kind: 'insertion' | 'deletion';
  /** Of the proposal that it is part of: what follows itself is one change. */
  id: string;
  author: string;
  /** As in XML: `2026-01-02T10:00:00Z`. */
  date: string;
}

const BEGIN = '<?umlauf-begin ';
const END = '<?umlauf-end?>';
const TOKEN = /(<\?umlauf-(?:begin [^?]*|end)\?>)/;

/** In an alphabet that ends no instruction. */
export function beginOf(change: ProposedChange): string {
  return `${BEGIN}${encodeURIComponent(JSON.stringify(change))}?>`;
}

export function endOf(): string {
  return END;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The creator and the moment of a change or a comment. */
export function signatureOf({ author, date }: Pick<ProposedChange, 'author' | 'date'>): string {
  return `<dc:creator>${escapeXml(author)}</dc:creator><dc:date>${escapeXml(date)}</dc:date>`;
}

/** The content of a file with its changes where OpenDocument has them. */
export function placeChanges(xml: string): string {
  const { text, regions } = new ChangePlacer().place(xml);
  if (regions.length === 0) return text;
  // Opened there, the file is not to record what is written next.
  const changes = `<text:tracked-changes text:track-changes="false">${regions.join('')}</text:tracked-changes>`;
  return text.replace(/<office:text\b[^>]*>/, (tag) => tag + changes);
}

/** A change that has begun, and what has been written in it. */
interface OpenChange {
  token: string;
  change: ProposedChange;
  name: string;
  written: string;
}

class ChangePlacer {
  private readonly regions: string[] = [];
  private readonly open: OpenChange[] = [];
  private text = '';

  place(xml: string): { text: string; regions: string[] } {
    const tokens = xml.split(TOKEN);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (at % 2 === 0) this.write(token);
      else if (token !== END) this.begin(token);
      // What follows at once and is the same is one change.
      else if (tokens[at + 1] === '' && tokens[at + 2] === this.open.at(-1)?.token) at += 2;
      else this.end();
    }
    return { text: this.text, regions: this.regions };
  }

  private write(xml: string): void {
    const inner = this.open.at(-1);
    if (inner) inner.written += xml;
    else this.text += xml;
  }

  private begin(token: string): void {
    const change = JSON.parse(decodeURIComponent(token.slice(BEGIN.length, -2))) as ProposedChange;
    const name = `ct${this.regions.push('')}`;
    this.open.push({ token, change, name, written: '' });
  }

  private end(): void {
    const { change, name, written } = this.open.pop()!;
    const mark = (side: string) => `<text:change${side} text:change-id="${name}"/>`;
    const isDeleted = change.kind === 'deletion';
    this.regions[Number(name.slice(2)) - 1] = regionOf(change, name, isDeleted ? paragraphOf(written) : '');
    this.write(isDeleted ? mark('') : mark('-start') + written + mark('-end'));
  }
}

function regionOf(change: ProposedChange, name: string, inner: string): string {
  const { kind } = change;
  const by = `<office:change-info>${signatureOf(change)}</office:change-info>`;
  return `<text:changed-region xml:id="${name}" text:id="${name}"><text:${kind}>${by}${inner}</text:${kind}></text:changed-region>`;
}

/** Spaces at a paragraph's ends count only in a form of their own (ODF 1.3, 6.1.2). */
function paragraphOf(inner: string): string {
  const held = inner
    .replace(/^((?:<[^>]*>)*) /, (_all, tags: string) => `${tags}<text:s/>`)
    .replace(/ ((?:<[^>]*>)*)$/, (_all, tags: string) => `<text:s/>${tags}`);
  return `<text:p>${held}</text:p>`;
}

const LIST_START = /(<text:list\b[^>]*?) text:start-value="(\d+)"([^>]*>\s*<text:list-item)\b/g;

/** Pandoc writes a list's first number at the list, where OpenDocument has none: it belongs to the first entry. */
export function placeListStarts(xml: string): string {
  return xml.replaceAll(
    LIST_START,
    (_all, list: string, start: string, entry: string) => `${list}${entry} text:start-value="${start}"`,
  );
}
