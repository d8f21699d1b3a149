import 'reflect-metadata';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import proxyAddress from 'proxy-addr';
import { createAuth } from './accounts/auth.ts';
import { watchCredentials } from './accounts/credential-watch.ts';
import { endDemoSessions } from './accounts/end-demo-sessions.ts';
import { backChannelLogout } from './accounts/oidc-logout.routes.ts';
import { OidcProvider } from './accounts/oidc-provider.ts';
import { PasswordResets } from './accounts/password-reset.ts';
import { passwordResetRoutes } from './accounts/password-reset.routes.ts';
import { createResolveViewer } from './accounts/resolve-viewer.ts';
import { firstAdministratorToken } from './accounts/setup-link.ts';
import { setupRoutes } from './accounts/setup.routes.ts';
import { signInDoor } from './accounts/sign-in-door.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { AtOnce } from './exports/at-once.ts';
import { exportRoutes } from './exports/export.routes.ts';
import type { WritingParts } from './exports/write-export.ts';
import { PdfMaker } from './exports/pdf-maker.ts';
import { roundAttachmentRoutes } from './circulations/round-attachment.routes.ts';
import { fileRoutes } from './files/file.routes.ts';
import type { FileStore } from './files/file-store.ts';
import { FileTexts } from './files/file-texts.ts';
import { openFileStore } from './files/open-file-store.ts';
import { Previews } from './files/previews.ts';
import { importRoutes, Imports } from './imports/import.routes.ts';
import { minutesExportRoutes } from './minutes/minutes-export.routes.ts';
import { registerExportRoutes } from './minutes/register-export.routes.ts';
import { recordKey } from './records/record-key.ts';
import { recordRoutes } from './records/record.routes.ts';
import { InvitedAtSignIn } from './invitations/accept-at-sign-in.ts';
import { openCalendars, senderOf } from './calendars.ts';
import { openHub, readWords, type Hub } from './hub.ts';
import { durabilityFaults, openStorage, type OpenStorage } from './open-storage.ts';
import { ConfigError, type Config } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import type { DoorParts } from './platform/graphql/door.ts';
import { openHttpDoor } from './platform/graphql/http-door.ts';
import { Operations } from './platform/graphql/operations.ts';
import { openSocketDoor } from './platform/graphql/socket-door.ts';
import { openStreamDoor } from './platform/graphql/stream-door.ts';
import { UnsentBytes } from './platform/graphql/unsent-bytes.ts';
import { createApp } from './platform/http/app.ts';
import { openMetrics } from './platform/http/metrics.ts';
import { openWebApp } from './platform/http/web-app.ts';
import { trailExportRoutes } from './spaces/trail-export.routes.ts';
import { jobsOf } from './regular-jobs.ts';
import { startJobs } from './platform/jobs/jobs.ts';
import { Connections } from './platform/live/connections.ts';
import { demoMailRoutes } from './platform/mail/demo-mail.routes.ts';
import { MailCourier } from './platform/mail/mail-courier.ts';
import { openSmtp } from './platform/mail/smtp-transport.ts';
import { createLog } from './platform/log.ts';
import { Pandoc } from './platform/pandoc/pandoc.ts';
import { printSdl } from './schema.ts';

export interface RunningServer {
  /** The first public origin. */
  url: string;
  port: number;
  /** Where the first administrator sets up the hub; null when there are accounts. */
  setupUrl: string | null;
  demo: boolean;
  /** Settings of the database that make "saved" less than true. */
  durabilityFaults: string[];
  hub: Hub;
  close(): Promise<void>;
}

/** How long whoever is connected may take to leave. */
const GOODBYE_MILLISECONDS = 2_000;

/**
 * Starts everything: address, database, migrations, features, doors. Throws `ConfigError` with one clear line when it
 * cannot; nothing has been changed then. `tell` hears what is going on; tests bring a storage of
 * their own.
 */
export async function startServer(
  config: Config,
  tell: (step: string) => void = () => undefined,
  storageOf: typeof openStorage = openStorage,
): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const cleanUp: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (const action of cleanUp.splice(0).reverse()) {
      // What cannot be ended must not keep the rest from it: the database and the lock on the folder come last.
      try {
        await action();
      } catch (error) {
        log.error({ err: error }, 'not everything could be ended');
      }
    }
  };
  try {
    const { http, port } = await listen(config);
    cleanUp.push(() => stopListening(http));
    answerBy(http, answerBusy);
    const storage = await storageOf(config, tell);
    cleanUp.push(() => storage.close());
    const { store: files, close: closeFiles } = await openFileStore(config, log);
    cleanUp.push(closeFiles);
    await files.dropOldWork();
    tell('Schema prüfen · checking the schema');
    await migrate(storage.address);
    const { redisUrl } = config;
    const origins = config.publicOrigins.map((origin) => withPort(origin, config.port, port));
    const { address, secret } = storage;
    const signInBy = { passwords: config.passwordSignIn, provider: config.oidc !== null };
    const hub = await openHub({ address, secret, redisUrl, origin: origins[0]!, signInBy, log });
    cleanUp.push(() => hub.close());
    if (config.demo) {
      tell('Demo füllen · filling the demo');
      await seedDemo(hub);
    } else {
      await endDemoSessions(hub.database);
    }
    await openDoors({ config, storage, hub, files, http, origins, cleanUp, log });
    await hub.texts.sweep();
    await hub.checkpoints.make();
    const token = config.demo || !config.passwordSignIn ? null : await firstAdministratorToken(hub.database);
    return {
      url: origins[0]!,
      port,
      setupUrl: token && `${origins[0]}/setup?token=${token}`,
      demo: config.demo,
      durabilityFaults: await durabilityFaults(hub.database),
      hub,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Opening {
  config: Config;
  storage: OpenStorage;
  hub: Hub;
  files: FileStore;
  http: Server;
  origins: string[];
  cleanUp: (() => Promise<unknown> | unknown)[];
  log: Logger;
}

async function openDoors(opening: Opening): Promise<void> {
  const { config, hub, files, http, origins, cleanUp, log } = opening;
  const { database, announcements, schema, instances } = hub;
  const provider = config.oidc && new OidcProvider(config.oidc, log);
  const auth = authOf(opening, provider);
  const connections = new Connections(announcements);
  const resolveViewer = createResolveViewer(auth, database, announcements, config);
  const parts: DoorParts = {
    schema,
    operations: new Operations(schema),
    database,
    connections,
    unsent: new UnsentBytes(),
    instances,
    rolesOf: hub.rolesOf,
    resolveViewer,
    origins,
    log,
  };
  const { secret } = opening.storage;
  const calendars = openCalendars({ config, hub, secret, origin: origins[0]!, log });
  cleanUp.push(() => calendars.close());
  const httpDoor = await openHttpDoor(parts);
  const app = createApp({
    origins,
    trustedProxies: config.trustedProxies,
    graphql: httpDoor.handler,
    stream: openStreamDoor(parts),
    sdl: printSdl(schema),
    signIn: signInDoor({ auth, log, passwords: config.passwordSignIn, provider }),
    backChannelLogout: provider && backChannelLogout(provider, database, announcements, log),
    setup: setupRoutes(database, auth, hub.outbox),
    passwordReset: openPasswordReset(config, hub, provider, cleanUp, log),
    trail: trailExportRoutes(parts),
    ...fileDoors(parts, opening),
    calendar: calendars.routes(parts),
    metrics: openMetrics(config.metricsToken),
    demoMail: config.demo ? demoMailRoutes(database, origins) : null,
    ready: () => readiness(database, files),
    web: openWebApp(),
    log,
  });
  const sockets = openSocketDoor(http, parts, addressReader(config.trustedProxies));
  cleanUp.push(() => httpDoor.close(), watchCredentials(hub.look, connections, announcements));
  const courier = openCourier(config, hub, origins[0]!, log);
  cleanUp.push(() => courier?.close());
  const fileTexts = new FileTexts({ database, store: files, announcements, log });
  cleanUp.push(() => fileTexts.close());
  const jobs = [...jobsOf(hub, courier, { files, fileTexts, log }), ...calendars.jobs];
  cleanUp.push(await startJobs(database, jobs, log));
  void fileTexts.run();
  // What was left when the last one ended waits for no clock.
  void courier?.run();
  cleanUp.push(() => sockets.close());
  // What was typed until now is committed and acknowledged before the sockets are told to go.
  cleanUp.push(() => hub.coediting.close());
  // Before all that: whoever comes now is told to come back.
  cleanUp.push(() => answerBy(http, answerBusy));
  answerBy(http, app satisfies Express);
}

/** Where files come in, as what they are or to become documents, and go out, as documents too. */
function fileDoors(
  parts: DoorParts,
  { config, storage, hub, cleanUp, files, log }: Opening,
): Record<'files' | 'imports' | 'exports' | 'records' | 'circulations', Router> {
  const { coediting, work } = hub;
  const previews = new Previews(files, log);
  const pandoc = new Pandoc();
  const pdf = new PdfMaker(config.pdfFonts);
  const imports = new Imports({ store: files, previews, pandoc, work });
  cleanUp.push(
    () => pandoc.close(),
    () => pdf.close(),
    () => previews.close(),
    () => imports.close(),
  );
  const writing = { coediting, work, pandoc, pdf, files, log };
  return {
    files: fileRoutes(parts, files, previews),
    imports: importRoutes(parts, imports),
    exports: exportDoors(parts, writing),
    records: recordRoutes(parts, writing, recordKey(storage.secret)),
    circulations: roundAttachmentRoutes(parts, files),
  };
}

/** Everything that goes out as a file, of which somebody has only so many under way. */
function exportDoors(parts: DoorParts, writing: Omit<WritingParts, 'base'>): Router {
  const atOnce = new AtOnce();
  return exportRoutes(parts, writing, atOnce)
    .use('/meetings', minutesExportRoutes(parts, writing, atOnce))
    .use(registerExportRoutes(parts, atOnce, readWords));
}

/** Who is who. */
function authOf(
  { config, storage, hub, origins, log }: Opening,
  provider: OidcProvider | null,
): ReturnType<typeof createAuth> {
  const { database, announcements, signInLimit: limit, outbox } = hub;
  const invited = new InvitedAtSignIn(database, announcements);
  const { secret } = storage;
  return createAuth({
    database,
    secret,
    origins,
    config,
    provider,
    invited,
    announcements,
    limit,
    outbox,
    log,
  });
}

/** Null: passwords do not sign in. */
function openPasswordReset(
  config: Config,
  hub: Hub,
  provider: OidcProvider | null,
  cleanUp: Opening['cleanUp'],
  log: Logger,
): Router | null {
  if (!config.passwordSignIn) return null;
  const resets = new PasswordResets({ ...hub, isDemo: config.demo, provider: provider?.name ?? null, log });
  cleanUp.push(() => resets.close());
  return passwordResetRoutes(resets);
}

/** Takes mails out; null: they are kept. */
function openCourier(config: Config, hub: Hub, origin: string, log: Logger): MailCourier | null {
  if (!config.smtp) return null;
  const from = senderOf(config, origin);
  const { database, announcements, mailGuards: guards, mailsSent: sent, mailsRefused: refused } = hub;
  const transport = openSmtp(config.smtp, from);
  const keepsBodies = config.demo;
  return new MailCourier({ database, announcements, transport, guards, sent, refused, keepsBodies, log });
}

/** Takes the address first: a port in use is found out before anything is changed. */
async function listen({ host, port }: Config): Promise<{ http: Server; port: number }> {
  const http = createServer({
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: 30_000,
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`PORT ${port} on ${host} is in use: stop what uses it, or set another PORT.`);
    throw new ConfigError(
      `HOST ${host}, PORT ${port}: cannot listen there (${error.code ?? error.message}).`,
    );
  });
  return { http, port: (http.address() as AddressInfo).port };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

function answerBy(http: Server, answer: Answer): void {
  http.removeAllListeners('request');
  http.on('request', answer);
}

/** The port answers before the hub does, and a little longer. */
const answerBusy: Answer = (_request, response) => {
  const headers = { 'content-type': 'text/plain', 'retry-after': '1', connection: 'close' };
  response.writeHead(503, headers).end('Umlauf is starting or stopping.');
};

async function stopListening(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  setTimeout(() => http.closeAllConnections(), GOODBYE_MILLISECONDS).unref();
  await closed;
}

/** `PORT=0` takes a free one: then the loopback origins bear the one that was found. */
function withPort(origin: string, asked: number, found: number): string {
  if (asked !== 0) return origin;
  const url = new URL(origin);
  if (url.port === '0') url.port = String(found);
  return url.origin;
}

/** The caller's address, for sockets: Express knows the proxies only for requests. */
function addressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  return (request) => proxyAddress(request, isTrusted);
}

async function readiness(database: Database, files: FileStore) {
  const answers = await database.ping();
  const faults = answers ? await durabilityFaults(database).catch(() => ['unknown']) : [];
  const reached = await files.isReachable();
  const checks = {
    database: answers ? 'ok' : 'does not answer',
    migrations: 'ok',
    durability: faults.length === 0 ? 'ok' : `off: ${faults.join(', ')}`,
    // Told, and no reason to turn people away: whoever writes and answers needs no file.
    ...(reached === null ? {} : { files: reached ? 'ok' : 'does not answer' }),
  };
  return { ok: answers && faults.length === 0, checks };
}
