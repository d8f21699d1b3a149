import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from './accounts/account.entity.ts';
import { createAccount } from './accounts/create-account.ts';
import { faultOfEmail } from './accounts/credential-rules.ts';
import { firstAdministratorToken, makeSetupToken } from './accounts/setup-link.ts';
import { ENTITIES } from './hub.ts';
import { operatorAddress } from './open-storage.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { openDatabase, type Database } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import { AppError } from './platform/errors.ts';
import { faultOfLine } from './platform/graphql/input-text.ts';
import { createAnnouncements } from './platform/live/announcements.ts';
import { createLog } from './platform/log.ts';
import { auditVerify, checkpointLine, readKey } from './audit.ts';
import { circulationVerify } from './circulation-verify.ts';
import { filesCopy } from './files-copy.ts';
import { recordVerify } from './record-verify.ts';

const HELP = `The operator's command line. The hub may be running.

  umlauf account create --email ADDRESS --name NAME [--admin]   makes an account, prints a one-time link to set its password
  umlauf account link --email ADDRESS                           prints a new one-time link; the former one is void
  umlauf account sign-out --email ADDRESS                       ends its sessions and access tokens at once
  umlauf account list                                           name, address and kind of all accounts
  umlauf setup-link                                             prints the first administrator's link while there is no account
  umlauf audit verify [--space ID] [--trust KEY]                recomputes the trail and all logs; names the first broken link
                      [--checkpoint LINE]                       and checks that a checkpoint noted earlier is still there
  umlauf audit checkpoint                                       signs where everything ends now; prints a line to keep elsewhere
  umlauf circulation verify ID                                  recomputes a round from its rules and answers
  umlauf files copy [--verify]                                  copies files from DATA_DIR into the store of S3_URL, as far as
                                                                they are not there; --verify: reads those that are
  umlauf record verify FILE [--trust KEY]                       checks a round's record by itself: needs no hub and no settings
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'boolean' },
    space: { type: 'string' },
    trust: { type: 'string', multiple: true },
    checkpoint: { type: 'string' },
    verify: { type: 'boolean' },
  },
});
const email = String(values.email ?? '')
  .trim()
  .toLowerCase();

type Command = (database: Database, origin: string, secret: string, config: Config) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  'account create': (database, origin) =>
    database.withActor({ system: 'operator' }, async (transaction) => {
      const name = String(values.name ?? '').trim();
      if (faultOfEmail(email)) throw new ConfigError('--email must be an e-mail address.');
      const fault = faultOfLine(name, LIMITS.nameCharacters);
      if (fault) throw new ConfigError(fault === 'EMPTY' ? '--name is missing.' : `--name is ${fault}.`);
      const account = await createAccount(transaction, {
        email,
        name,
        password: null,
        isAdministrator: values.admin === true,
      });
      const token = await makeSetupToken(transaction, { kind: 'SET_PASSWORD', accountId: account.id });
      return `${account.name} <${account.email}>\n${origin}/setup?token=${token}`;
    }),
  'account link': (database, origin) =>
    database.withActor({ system: 'operator' }, async (transaction) => {
      const account = await requireAccount(await transaction.em.findOne(Account, { email }));
      return `${origin}/setup?token=${await makeSetupToken(transaction, { kind: 'SET_PASSWORD', accountId: account.id })}`;
    }),
  'account sign-out': (database) =>
    database.withActor({ system: 'operator' }, async ({ em, sql, record }) => {
      const account = await requireAccount(await em.findOne(Account, { email }));
      await sql('delete from session where account_id = $1', [account.id]);
      await sql('delete from access_token where account_id = $1', [account.id]);
      record({ kind: 'SESSION_ENDED', subjectId: account.id });
      return `${account.email}: all sessions and access tokens ended`;
    }),
  'account list': (database) =>
    database.withActor({ system: 'operator' }, async ({ em }) => {
      const accounts = await em.find(Account, {}, { orderBy: { email: 'asc' } });
      return accounts
        .map((a) =>
          [a.email, a.name, a.isAdministrator ? 'administrator' : '', a.isDemo ? 'demo' : ''].join('\t'),
        )
        .join('\n');
    }),
  'setup-link': async (database, origin) => {
    const token = await firstAdministratorToken(database);
    if (!token) throw new ConfigError('There are accounts already: use account create --admin.');
    return `${origin}/setup?token=${token}`;
  },
  'audit verify': async (database, _origin, secret) => {
    const { text, isSound } = await auditVerify(database, secret, {
      space: typeof values.space === 'string' ? values.space : null,
      trust: [values.trust ?? []].flat().map(String),
      checkpoint: typeof values.checkpoint === 'string' ? values.checkpoint : null,
    });
    if (!isSound) process.exitCode = 1;
    return text;
  },
  'audit checkpoint': (database, _origin, secret) => checkpointLine(database, secret),
  'files copy': async (database, _origin, _secret, config) => {
    const { text, isSound } = await filesCopy(database, config, values.verify === true);
    if (!isSound) process.exitCode = 1;
    return text;
  },
  'circulation verify': async (database) => {
    const { text, isSound } = await circulationVerify(database, positionals[2] ?? '');
    if (!isSound) process.exitCode = 1;
    return text;
  },
};

function requireAccount(account: Account | null): Account {
  if (!account) throw new ConfigError(`There is no account ${email || '(--email is missing)'}.`);
  return account;
}

/** Needs neither a database nor settings, and looks for none. */
async function verifyRecordFile(): Promise<void> {
  const trusted = [values.trust ?? []].flat().map((key) => readKey(String(key)));
  // `pnpm` runs at the root of the project, wherever it was called.
  const path = positionals[2] ? resolve(process.env['INIT_CWD'] ?? '.', positionals[2]) : '';
  const { text, isSound } = await recordVerify(path, trusted);
  if (!isSound) process.exitCode = 1;
  console.log(text);
}

async function run(): Promise<void> {
  if (positionals.slice(0, 2).join(' ') === 'record verify' && positionals.length <= 3)
    return verifyRecordFile();
  const command = COMMANDS[positionals.slice(0, 2).join(' ')];
  const mayHaveMore = positionals[0] === 'circulation';
  if (!command || positionals.length > (mayHaveMore ? 3 : 2)) {
    console.log(HELP);
    process.exitCode = positionals.length === 0 ? 0 : 1;
    return;
  }
  const config = readConfig(process.env);
  const storage = await operatorAddress(config);
  try {
    await migrate(storage.address);
    const database = await openDatabase(storage.address, ENTITIES, createAnnouncements(), createLog('error'));
    try {
      console.log(await command(database, config.publicOrigins[0]!, storage.secret, config));
    } finally {
      await database.close();
    }
  } finally {
    await storage.close();
  }
}

try {
  await run();
} catch (error) {
  const plain = error instanceof ConfigError || error instanceof AppError;
  console.error(plain ? `Umlauf: ${error.message}` : error);
  process.exitCode = 1;
}
