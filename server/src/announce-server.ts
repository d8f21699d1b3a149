import { DEMO_PASSWORD, demoAccounts } from './demo/demo-content.ts';
import type { RunningServer } from './server.ts';

const SHOWN_ACCOUNTS = ['koordination@', 'stadt@', 'gast@', 'fremd@'];

/** Tells on the console where the hub is and how to get in. */
export function announceServer(server: RunningServer, milliseconds: number): void {
  const lines = [``, `Umlauf läuft · is running: ${server.url}   (${(milliseconds / 1000).toFixed(1)} s)`];
  if (server.demo) {
    lines.push(``, `Demo-Konten · demo accounts, Passwort · password: ${DEMO_PASSWORD}`);
    for (const { email, name } of demoAccounts.filter(({ email }) =>
      SHOWN_ACCOUNTS.some((start) => email.startsWith(start)),
    )) {
      lines.push(`  ${email.padEnd(30)} ${name}`);
    }
    lines.push(``, `Mails der Demo · the demo’s mails: ${server.url}/demo/mail`);
  }
  if (server.setupUrl) {
    lines.push(``, `Erstes Administrationskonto einrichten · set up the first administrator (once, 7 days):`);
    lines.push(`  ${server.setupUrl}`);
  }
  for (const setting of server.durabilityFaults) {
    lines.push(
      ``,
      `WARNUNG · WARNING: the database runs with ${setting} = off. Saved does not mean saved then.`,
    );
  }
  lines.push(``, `Beenden mit Strg+C · stop with Ctrl+C`, ``);
  console.log(lines.join('\n'));
}
