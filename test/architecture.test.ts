import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles, targetOf, type SourceFile, type SyntaxNode } from './testkit/source-files.ts';

const FILES = sourceFiles('server/src', 'server/migrations', 'client/src', 'shared/src', 'test');
const OURS = FILES.filter((file) => !file.isTest && !file.isGenerated);
const BY_PATH = new Map(FILES.map((file) => [file.path, file]));

/** The steps of the ladder: a feature may import those below it and none beside or above. */
const LADDER = [
  'organisations',
  'accounts',
  'bodies',
  'spaces',
  'documents',
  'entries',
  'tasks',
  'favourites',
  'templates',
  'versions',
  'comments',
  'suggestions',
  'files',
  'imports',
  'exports',
  'decisions',
  'circulations',
  'meetings',
  'releases',
  'records',
  'minutes',
  'search',
  'invitations',
];
/** What puts the house together, and may know all of it. */
const COMPOSITION = /^server\/src\/[\w-]+\.ts$|^server\/src\/demo\//;

const importsOf = (file: SourceFile) =>
  file.imports.map(({ from, lazy }) => ({ from, lazy, target: targetOf(file, from) }));
/** Where a file stands: `server/spaces`, `client/platform`, `shared`. */
const zoneOf = (path: string): string =>
  /^(server|client)\/src\/([\w-]+)\//.exec(path)?.slice(1).join('/') ?? path.split('/')[0]!;
const featureOf = (path: string) => /^(?:server|client)\/src\/([\w-]+)\//.exec(path)?.[1] ?? null;

function offences(
  files: SourceFile[],
  isWrong: (file: SourceFile, target: string | null, from: string) => boolean,
) {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ target, from }) => isWrong(file, target, from))
      .map(({ from }) => `${file.path} imports ${from}`),
  );
}

describe('arrows point down', () => {
  const within = (prefix: string) => OURS.filter(({ path }) => path.startsWith(prefix));

  it('shared imports nothing of ours, and no Node, React, ORM or GraphQL', () => {
    const builtin = new Set(builtinModules);
    const foreign = /^(node:|react|@mikro-orm|graphql|@apollo|type-graphql|express|pg$|ws$|@umlauf)/;
    const wrong = offences(
      within('shared/'),
      (_, target, from) =>
        (target !== null && !target.startsWith('shared/src/')) || builtin.has(from) || foreign.test(from),
    );
    expect(wrong).toEqual([]);
  });

  it('server and client never import one another', () => {
    const wrong = offences(
      OURS,
      (file, target) =>
        (file.path.startsWith('server/') && target?.startsWith('client/')) === true ||
        (file.path.startsWith('client/') && target?.startsWith('server/')) === true,
    );
    expect(wrong).toEqual([]);
  });

  it('nothing but tests imports tests and their kit', () => {
    expect(offences(OURS, (_, target) => target !== null && /^test\/|\.test\.tsx?$/.test(target))).toEqual(
      [],
    );
  });

  it('platform knows no feature', () => {
    const wrong = offences(
      [...within('server/src/platform/'), ...within('client/src/platform/')],
      (file, target) =>
        target !== null &&
        /^(server|client)\/src\//.test(target) &&
        zoneOf(target) !== zoneOf(file.path) &&
        !target.startsWith('client/src/gql/'),
    );
    expect(wrong).toEqual([]);
  });

  it('coediting knows platform and shared only, and no GraphQL and no ORM', () => {
    const wrong = offences(
      within('server/src/coediting/'),
      (_, target, from) =>
        (target !== null && !/^(server\/src\/(coediting|platform)|shared\/src)\//.test(target)) ||
        /^(graphql|type-graphql|@mikro-orm|kysely|pg$)/.test(from) ||
        /^server\/src\/platform\/(graphql|database)\//.test(target ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it('features import features below them only, and nobody’s resolver', () => {
    const features = within('server/src/').filter(({ path }) => !COMPOSITION.test(path));
    const step = (path: string) => LADDER.indexOf(featureOf(path) ?? '');
    const wrong = offences(features, (file, target) => {
      if (target === null || step(file.path) < 0 || zoneOf(target) === zoneOf(file.path)) return false;
      if (COMPOSITION.test(target) || step(target) > step(file.path)) return true;
      return step(target) >= 0 && target.endsWith('.resolver.ts') && !isTypeHolder(file, target);
    });
    expect(wrong).toEqual([]);
  });

  it('every folder of the server is a step of the ladder or a floor under it', () => {
    const folders = new Set(
      within('server/src/')
        .map(({ path }) => featureOf(path))
        .filter(Boolean),
    );
    expect([...folders].toSorted()).toEqual([...LADDER, 'coediting', 'demo', 'platform'].toSorted());
  });
});

/** What a resolver's file exports beside resolvers (an object type such as `Viewer`) may be extended from above. */
function isTypeHolder(file: SourceFile, target: string): boolean {
  const wanted = file
    .nodes()
    .filter(({ type, source }) => type === 'ImportDeclaration' && targetOf(file, source.value) === target)
    .flatMap(({ specifiers }) => specifiers.map((each: SyntaxNode) => each['imported'].name as string));
  return wanted.every((name) => !name.endsWith('Resolver'));
}

describe('imports', () => {
  it('form no ring', () => {
    const seen = new Map<string, 'open' | 'done'>();
    const rings: string[] = [];
    const walk = (path: string, trail: string[]): void => {
      if (seen.get(path) === 'done') return;
      if (seen.get(path) === 'open')
        return void rings.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      seen.set(path, 'open');
      for (const { target, lazy } of importsOf(BY_PATH.get(path)!)) {
        // What is loaded on demand is no part of what loads it.
        if (target !== null && !lazy && BY_PATH.has(target)) walk(target, [...trail, path]);
      }
      seen.set(path, 'done');
    };
    for (const { path } of FILES) walk(path, []);
    expect(rings).toEqual([]);
  });

  it('lead to files that exist, by their full names', () => {
    const wrong = FILES.filter(({ isGenerated }) => !isGenerated).flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith('.') && !/\.[a-z]+(\?\w+)?$/.test(from))
        .map(({ from }) => `${file.path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('go to where a thing is made: there are no barrels', () => {
    const passingOn = OURS.filter((file) =>
      file
        .nodes()
        .some(
          ({ type, source }) =>
            /^Export(All|Named)Declaration$/.test(type) && source !== null && source !== undefined,
        ),
    );
    expect(passingOn.map(({ path }) => path)).toEqual([]);
  });

  it('name things: default exports are for lazily loaded pages', () => {
    const lazily = new Set(
      OURS.flatMap((file) =>
        importsOf(file)
          .filter(({ lazy }) => lazy)
          .map(({ target }) => target),
      ),
    );
    const wrong = OURS.filter((file) =>
      file.nodes().some(({ type }) => type === 'ExportDefaultDeclaration'),
    ).filter(({ path }) => !lazily.has(path) && !path.endsWith('.d.ts'));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('names', () => {
  it('are kebab-case, and none is a drawer for everything', () => {
    const wrong = FILES.filter(({ isGenerated }) => !isGenerated).filter(({ path }) => {
      const parts = path.split('/');
      return parts.some(
        (part) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part) ||
          /^(utils?|helpers?|common|misc|manager|handlers?)(\.|$)/.test(part),
      );
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('sizes', () => {
  const written = FILES.filter(({ isGenerated }) => !isGenerated);

  it('no file is longer than 400 lines', () => {
    expect(written.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  it('half of the files are shorter than 80 lines', () => {
    const lengths = OURS.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });

  it('no function is longer than 60 lines', () => {
    const wrong = written.flatMap((file) => {
      const sections = sectionsOf(file);
      return file
        .nodes()
        .filter((node) => /Function/.test(node.type) && node['body'] && !sections.has(node))
        .filter((node) => file.linesOf(node) > 60)
        .map((node) => `${file.path}:${file.lineAt(node.start)}: ${file.linesOf(node)} lines`);
    });
    expect(wrong).toEqual([]);
  });
});

/** What stands in `describe(…)` is a section of a table of contents, no function that somebody has to follow. */
function sectionsOf(file: SourceFile): Set<SyntaxNode> {
  if (!file.isTest) return new Set();
  const calls = file
    .nodes()
    .filter(({ type, start }) => type === 'CallExpression' && file.text.startsWith('describe', start));
  return new Set(calls.flatMap((call) => call['arguments'] as SyntaxNode[]));
}

describe('the API', () => {
  const ROOT_FIELDS = new Set(['Query', 'Mutation', 'Subscription']);
  it('every root field names the scope that it takes', () => {
    const unguarded = OURS.filter(({ path }) => path.startsWith('server/src/')).flatMap((file) =>
      file
        .nodes()
        .filter(({ type, decorators }) => type === 'MethodDefinition' && decorators?.length > 0)
        .filter(({ decorators }) => namesOf(decorators).some((name) => ROOT_FIELDS.has(name)))
        .filter(({ decorators }) => !namesOf(decorators).includes('Authorized'))
        .map(({ key }) => key.name as string),
    );
    expect(unguarded).toEqual([]);
  });

  const namesOf = (decorators: SyntaxNode[]): string[] =>
    decorators.map(({ expression }) => expression.callee?.name ?? expression.name);
});

describe('policies', () => {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
  const policies = OURS.filter(({ path }) => path.endsWith('.policy.ts'));

  it('every verb of a role stands in a policy’s test', () => {
    const verbs = [
      .../type SpaceVerb =((?:\s*\| '\w+')+)/.exec(read('shared/src/roles.ts'))![1]!.matchAll(/'(\w+)'/g),
    ];
    expect(verbs.length).toBeGreaterThanOrEqual(9);
    const tested = new Set<string>();
    for (const { path, text } of policies) {
      const test = read(path.replace(/\.ts$/, '.test.ts'));
      const asked = new Set([...test.matchAll(/\bverb: '(\w+)'/g)].map((match) => match[1]!));
      for (const verb of asked) tested.add(verb);
      // A feature's own words for verbs of the role: `edit: 'editDocument'`.
      for (const [, own, verb] of text.matchAll(/^ {2}(\w+): '(\w+)',$/gm))
        if (asked.has(own!)) tested.add(verb!);
    }
    expect(verbs.map((match) => match[1]!).filter((verb) => !tested.has(verb))).toEqual([]);
  });

  it('every policy has a test beside it', () => {
    expect(policies.length).toBeGreaterThanOrEqual(2);
    const untested = policies.filter(({ path }) => !BY_PATH.has(path.replace(/\.ts$/, '.test.ts')));
    expect(untested.map(({ path }) => path)).toEqual([]);
  });

  it('nothing compares the names of roles but the one table', () => {
    const comparing = /[!=]==? '(LEAD|WRITER|READER)'|'(LEAD|WRITER|READER)' [!=]==?/;
    const wrong = OURS.filter(({ path, text }) => path !== 'shared/src/roles.ts' && comparing.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
