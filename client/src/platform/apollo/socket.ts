import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { createClient } from 'graphql-ws';
import { sessionEnded } from '../session/auth.ts';
import { connection } from './connection.ts';
import { retryDelay } from './retry-delay.ts';

const PING_MILLISECONDS = 10_000;
const PONG_MILLISECONDS = 5_000;
/** Between two operations the socket stays, so that moving from page to page does not reconnect. */
const IDLE_MILLISECONDS = 30_000;

/** graphql-ws gives up for good at 4429; here the code means "come back later", as 1013 does. */
class PatientSocket extends WebSocket {
  override set onclose(listener: ((this: WebSocket, event: CloseEvent) => unknown) | null) {
    super.onclose =
      listener &&
      ((event) => {
        const tooMuch = event.code === CLOSE_CODES.TOO_MUCH.code;
        listener.call(this, tooMuch ? new CloseEvent('close', { code: 1013, reason: event.reason }) : event);
      });
  }

  override get onclose() {
    return super.onclose;
  }
}

let asked = 0;

let pongTimer: ReturnType<typeof setTimeout> | undefined;

/** The one WebSocket of the page: subscriptions and documents share it. */
export const liveSocket = createClient({
  url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
  webSocketImpl: PatientSocket,
  // Counted and not random: short, and equal for many, so that the server may send the same bytes to all of them.
  generateID: () => (asked += 1).toString(36),
  lazyCloseTimeout: IDLE_MILLISECONDS,
  keepAlive: PING_MILLISECONDS,
  retryAttempts: Number.POSITIVE_INFINITY,
  retryWait: (retries) => backOnline(retryDelay(retries)),
  shouldRetry: () => true,
  on: {
    connecting: () => {
      if (connection.get() !== 'offline') connection.set('connecting');
    },
    connected: () => connection.set('connected'),
    closed: (event) => {
      clearTimeout(pongTimer);
      const { code } = event as CloseEvent;
      if (code === CLOSE_CODES.CREDENTIAL_ENDED.code) sessionEnded();
      else connection.set(code === 1000 ? 'connecting' : 'offline');
    },
    ping: (received) => {
      if (received) return;
      // A laptop that slept, or a proxy that forgot us, leaves a socket that looks open and carries nothing.
      pongTimer = setTimeout(() => liveSocket.terminate(), PONG_MILLISECONDS);
    },
    pong: (received) => {
      if (received) clearTimeout(pongTimer);
    },
  },
});

/** Waits, but no longer than until the browser says that the network is back. */
function backOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });
}

window.addEventListener('offline', () => liveSocket.terminate());
