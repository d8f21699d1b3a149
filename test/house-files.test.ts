import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Description {
  shortDescription: string;
  longDescription: string;
  features: string[];
}

interface PublicCode {
  publiccodeYmlVersion: string;
  name: string;
  url: string;
  platforms: string[];
  developmentStatus: string;
  softwareType: string;
  description: Record<string, Description>;
  legal: { license: string };
  maintenance: { type: string; contacts: { name: string }[] };
  localisation: { localisationReady: boolean; availableLanguages: string[] };
}

interface Compose {
  services: Record<
    string,
    { image?: string; profiles?: string[]; healthcheck?: object; environment?: Record<string, string> }
  >;
}

describe('publiccode.yml (version 0.7 of the standard)', () => {
  const code = parse(read('publiccode.yml')) as PublicCode;

  it('has what is mandatory', () => {
    expect(code.publiccodeYmlVersion).toMatch(/^0\.7/);
    expect(code.name).toBe('Umlauf');
    expect(URL.canParse(code.url)).toBe(true);
    expect(code.platforms).toEqual(['web']);
    expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(code.developmentStatus);
    expect(code.softwareType).toBe('standalone/web');
    expect(code.maintenance.contacts.length).toBeGreaterThan(0);
    expect(code.localisation).toEqual({ localisationReady: true, availableLanguages: ['de', 'en'] });
  });

  it('names the licence that stands in LICENSE, package.json and REUSE.toml', () => {
    expect(code.legal.license).toBe('EUPL-1.2');
    expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
    expect((JSON.parse(read('package.json')) as { license: string }).license).toBe('EUPL-1.2');
    expect(read('REUSE.toml')).toContain('SPDX-License-Identifier = "EUPL-1.2"');
    expect(read('LICENSES/EUPL-1.2.txt')).toBe(read('LICENSE'));
  });

  it.each(Object.entries(code.description))('describes itself in %s within the lengths', (_, description) => {
    expect(description.shortDescription.length).toBeLessThanOrEqual(150);
    expect(description.longDescription.length).toBeGreaterThanOrEqual(150);
    expect(description.longDescription.length).toBeLessThanOrEqual(10_000);
    expect(description.features.length).toBeGreaterThanOrEqual(5);
  });
});

describe('docker-compose.yml', () => {
  const { services } = parse(read('docker-compose.yml')) as Compose;

  it('has the server, its database, a place for mails, and a store of files and a provider of identities to try', () => {
    expect(Object.keys(services)).toEqual(['server', 'postgres', 'mailpit', 's3', 'keycloak']);
    expect(services['keycloak']?.profiles).toEqual(['keycloak']);
    expect(services['s3']?.profiles).toEqual(['s3']);
  });

  it('hands the server every variable that names a store or its key', () => {
    const used = [...read('server/src/platform/s3-config.ts').matchAll(/env\['([A-Z0-9_]+)'\]/g)].map(
      ([, name]) => name!,
    );
    expect(used).toContain('S3_URL');
    expect(used.filter((name) => !services['server']?.environment?.[name])).toEqual([]);
  });

  it('refuses to start without secrets of its own', () => {
    expect(services['server']?.environment?.['SECRET']).toMatch(/^\$\{SECRET:\?/);
    expect(services['postgres']?.environment?.['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });

  it('asks every service how it is', () => {
    expect(read('server/Dockerfile')).toContain('\nHEALTHCHECK ');
    const unasked = Object.entries(services).filter(
      ([name, service]) => name !== 'server' && !service.healthcheck,
    );
    expect(unasked).toEqual([]);
  });

  it('runs the server as somebody who owns nothing', () => {
    expect(read('server/Dockerfile')).toMatch(/^USER node$/m);
  });
});

describe('DECISIONS.md', () => {
  const entries = read('DECISIONS.md').split(/^## /m).slice(1);

  it('is numbered without a gap', () => {
    expect(entries.map((entry) => Number.parseInt(entry, 10))).toEqual(entries.map((_, index) => index + 1));
  });

  it.each(entries.map((entry) => [entry.split('\n')[0], entry] as const))(
    '%s is dated and short',
    (_, entry) => {
      expect(entry).toMatch(/^\d{4}-\d{2}-\d{2}\. /m);
      const lines = entry
        .split('\n')
        .slice(1)
        .filter((line) => line.trim() && !line.startsWith('|'));
      expect(lines.length).toBeLessThanOrEqual(15);
    },
  );
});

describe('README.md', () => {
  const readme = read('README.md');

  it('has one example of each kind for other programs', () => {
    const names = [...readme.matchAll(/^<!-- example: ([a-z-]+) -->\n\n```(bash|js)\n/gm)].map(
      (match) => match[1],
    );
    expect(names).toEqual([
      'curl-query',
      'curl-event-stream',
      'graphql-ws',
      'edit-document',
      'live-query',
      'curl-create-token',
    ]);
  });

  it('lists exactly the variables that the server reads', () => {
    const table = readme.slice(readme.indexOf('## Environment'), readme.indexOf('## Accessibility'));
    const listed = [...table.matchAll(/^\| (`[A-Z0-9_`, ]+`)/gm)].flatMap(
      (row) => row[1]!.match(/[A-Z0-9_]+/g) ?? [],
    );
    const sources = ['config.ts', 'oidc-config.ts', 's3-config.ts']
      .map((file) => read(`server/src/platform/${file}`))
      .join('');
    const used = [...sources.matchAll(/env\['([A-Z0-9_]+)'\]/g)].map((match) => match[1]!);
    expect(listed.toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1]!);
    const journey = readme.slice(readme.indexOf('## How a keystroke travels'));
    const files = [...journey.matchAll(/`([a-z]+\/[\w./-]+\.tsx?)`/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect([...links, ...files].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('docs/protection.md', () => {
  const rows = read('docs/protection.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| protection') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const pathsIn = (cell: string) =>
    [...cell.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path]) =>
      /^(test|server)\//.test(path!) ? path! : `server/src/platform/${path}`,
    );

  it.each(rows.map((row) => [row[1]!, row[2]!, row[3]!] as const))(
    'says truly where and by which test: %s',
    (_, where, tests) => {
      const [files, proofs] = [pathsIn(where), pathsIn(tests)];
      expect([...files, ...proofs].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
      expect([files.length > 0, proofs.length > 0]).toEqual([true, true]);
      const words = proofs.map(read).join('\n');
      for (const [, title] of tests.matchAll(/"([^"]+)"/g)) expect(words).toContain(title);
    },
  );
});

describe('the rules of co-editing', () => {
  const NAMED = /['"`](\d+\.\d+(?:, \d+\.\d+)*) /g;
  const rules = [...read('server/src/coediting/SPEC.md').matchAll(/^- (\d+\.\d+) /gm)].map(
    ([, rule]) => rule!,
  );

  it('are each shown by a test that bears its number', () => {
    const folders = ['server/src', 'shared/src', 'test'];
    const tests = folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /(\.test|storage-contract)\.ts$/.test(path) && !path.includes('node_modules'))
        .map((path) => read(join(folder, path))),
    );
    const shown = new Set(
      tests.flatMap((text) => [...text.matchAll(NAMED)].flatMap(([, numbers]) => numbers!.split(', '))),
    );
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it('are numbered without a gap, chapter by chapter', () => {
    const chapters = Map.groupBy(rules, (rule) => rule.split('.')[0]!);
    for (const [chapter, numbers] of chapters)
      expect(numbers).toEqual(numbers.map((_, i) => `${chapter}.${i + 1}`));
  });
});
