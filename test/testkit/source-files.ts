import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Written by a program, and as long as that makes it. */
const GENERATED = /^client\/src\/gql\//;

/** A node of the syntax tree, as far as we look at it. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: any;
}

/** One file of ours, read and parsed. */
export class SourceFile {
  readonly text: string;
  private tree: SyntaxNode | null = null;

  constructor(
    /** From the project's root, with slashes. */
    readonly path: string,
  ) {
    this.text = readFileSync(join(ROOT, path), 'utf8');
  }

  get isGenerated(): boolean {
    return GENERATED.test(this.path);
  }

  get isTest(): boolean {
    return /\.test\.tsx?$/.test(this.path) || this.path.startsWith('test/');
  }

  get lines(): number {
    return this.text.split('\n').length - 1;
  }

  get program(): SyntaxNode {
    if (!this.tree) {
      const { program, errors } = parseSync(this.path, this.text);
      if (errors.length > 0) throw new Error(`${this.path}: ${errors[0]!.message}`);
      this.tree = program as unknown as SyntaxNode;
    }
    return this.tree;
  }

  /** What it imports or passes on, as written; `lazy`: by `import()`. */
  get imports(): { from: string; lazy: boolean }[] {
    return this.nodes()
      .filter(({ type, source }) => IMPORTS.has(type) && source?.type === 'Literal')
      .map(({ type, source }) => ({ from: source.value as string, lazy: type === 'ImportExpression' }));
  }

  /** All nodes of the tree, parents first. */
  nodes(): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(visit);
      if (typeof value !== 'object' || value === null) return;
      if (typeof (value as SyntaxNode).type === 'string') found.push(value as SyntaxNode);
      for (const child of Object.values(value)) visit(child);
    };
    visit(this.program.body);
    return found;
  }

  linesOf({ start, end }: SyntaxNode): number {
    return this.text.slice(start, end).split('\n').length;
  }

  lineAt(offset: number): number {
    return this.text.slice(0, offset).split('\n').length;
  }
}

const IMPORTS = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
]);

/** All TypeScript files below these folders of ours. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
      .toSorted()
      .map((path) => new SourceFile(path)),
  );
}

/** The file of ours that an import leads to, from the root; null: a package. */
export function targetOf(file: SourceFile, from: string): string | null {
  const own = /^@umlauf\/(server|client|shared)\/(.+)$/.exec(from);
  if (own) return firstOf(`${own[1]}/src/${own[2]}`);
  if (!from.startsWith('.')) return null;
  return firstOf(join(dirname(file.path), from));
}

/** Styles and other files that are no TypeScript lead nowhere further. */
function firstOf(path: string): string {
  for (const suffix of ['', '.ts', '.tsx']) {
    if (/\.\w+$/.test(path + suffix) && existsSync(join(ROOT, path + suffix))) return path + suffix;
  }
  return path;
}
