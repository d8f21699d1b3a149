import { readFileSync, readdirSync } from 'node:fs';

interface CssAtRule {
  name: string;
  toString(): string;
  remove(): unknown;
}

interface CssRule {
  selector: string;
  source?: { input: { file?: string | undefined } } | undefined;
  remove(): unknown;
}

const KERN_CLASS = /kern-[a-z0-9_-]+/g;

/**
 * A PostCSS plugin that drops those rules of KERN's style sheet whose classes no source file names: two thirds of it are
 * grid, spacing and component rules of which a page would load 340 kB and use a tenth.
 */
export function onlyUsedKernRules(sources: URL) {
  let used: Set<string> | undefined;
  return {
    postcssPlugin: 'only-used-kern-rules',
    Once() {
      used = classesIn(sources);
    },
    Rule(rule: CssRule) {
      if (!used || !rule.source?.input.file?.includes('@kern-ux')) return;
      const wanted = rule.selector.split(',').some((selector) => isUsed(selector, used ?? new Set()));
      if (!wanted) rule.remove();
    },
  };
}

function isUsed(selector: string, used: Set<string>): boolean {
  const withoutNegations = selector.replaceAll(/:not\([^)]*\)/g, '');
  return [...withoutNegations.matchAll(/\.(kern-[a-z0-9_-]+)/g)].every(([, name]) => used.has(name ?? ''));
}

function classesIn(folder: URL): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(tsx?|css)$/.test(file),
  );
  const found = files.flatMap(
    (file) => readFileSync(new URL(`${folder.href}/${file}`), 'utf8').match(KERN_CLASS) ?? [],
  );
  return new Set(found);
}

/** A PostCSS plugin that drops faces whose font is written into the style sheet: the content security policy refuses `data:` fonts, and GraphiQL's are half a megabyte. */
export function withoutInlineFonts() {
  return {
    postcssPlugin: 'without-inline-fonts',
    AtRule(rule: CssAtRule) {
      if (rule.name === 'font-face' && rule.toString().includes('url(data:')) rule.remove();
    },
  };
}
