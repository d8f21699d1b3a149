import { escapeLink, escapeText } from '../documents/markdown-escapes.ts';
import type { PlannedDocument } from './archive-plan.ts';
import type { Language } from './language-of.ts';

/** What is not in the archive although it is in the plan, and why. */
export type Missing = ReadonlyMap<string, 'TOO_LARGE' | 'GONE' | 'UNREADABLE'>;

const WORDS = {
  de: {
    at: 'Stand: {moment}',
    empty: 'Hier gibt es keine Dokumente.',
    TOO_LARGE: 'fehlt: zu groß für dieses Format',
    GONE: 'fehlt: wurde inzwischen gelöscht',
    UNREADABLE: 'fehlt: ließ sich nicht umwandeln',
  },
  en: {
    at: 'As of {moment}',
    empty: 'There are no documents here.',
    TOO_LARGE: 'missing: too large for this format',
    GONE: 'missing: was removed meanwhile',
    UNREADABLE: 'missing: could not be converted',
  },
};

export interface IndexWish {
  title: string;
  at: Date;
  language: Language;
  plan: readonly PlannedDocument[];
  missing: Missing;
}

/** What is in the archive, as a page with links. */
export function htmlIndex(wish: IndexWish): string {
  const { title, language, plan } = wish;
  const words = WORDS[language];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(momentOf(wish))}</p>
${plan.length > 0 ? htmlList(plan, wish) : `<p>${words.empty}</p>`}
</body>
</html>
`;
}

function htmlList(documents: readonly PlannedDocument[], wish: IndexWish): string {
  const items = documents.map(({ document, path, files, children }) => {
    const own = files.map(({ file, path: at }) => `<li>${htmlEntry(file.id, file.name, at, wish)}</li>`);
    const lists = [
      own.length > 0 ? `<ul>\n${own.join('\n')}\n</ul>` : '',
      children.length > 0 ? htmlList(children, wish) : '',
    ].filter(Boolean);
    return `<li>${[htmlEntry(document.id, document.title, path, wish), ...lists].join('\n')}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

function htmlEntry(id: string, name: string, path: string, { missing, language }: IndexWish): string {
  const why = missing.get(id);
  if (why) return `${escapeHtml(name)} (${WORDS[language][why]})`;
  return `<a href="${escapeHtml(addressOf(path))}">${escapeHtml(name)}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The same as Markdown. */
export function markdownIndex(wish: IndexWish): string {
  const { title, plan, language } = wish;
  const lines =
    plan.length > 0 ? plan.flatMap((each) => markdownLines(each, '', wish)) : [WORDS[language].empty];
  return `# ${plain(title)}\n\n${plain(momentOf(wish))}\n\n${lines.join('\n')}\n`;
}

function markdownLines(
  { document, path, files, children }: PlannedDocument,
  indent: string,
  wish: IndexWish,
): string[] {
  const entry = (id: string, name: string, at: string) => {
    const why = wish.missing.get(id);
    return why
      ? `${plain(name)} (${WORDS[wish.language][why]})`
      : `[${plain(name)}](${escapeLink(addressOf(at))})`;
  };
  return [
    `${indent}- ${entry(document.id, document.title, path)}`,
    ...files.map(({ file, path: at }) => `${indent}  - ${entry(file.id, file.name, at)}`),
    ...children.flatMap((child) => markdownLines(child, `${indent}  `, wish)),
  ];
}

function plain(text: string): string {
  return escapeText(text.replaceAll(/\s+/g, ' '), { isFollowed: false, encoded: null });
}

/** With a point before it: a name that begins like an address is none. */
function addressOf(path: string): string {
  return `./${path.split('/').map(encodeURIComponent).join('/')}`;
}

function momentOf({ at, language }: IndexWish): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  const moment = at.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style);
  return WORDS[language].at.replace('{moment}', moment);
}
