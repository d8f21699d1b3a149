import WebSocket from 'ws';
import type { Api, ApiError } from './api.ts';

export interface LineMessage {
  id?: string;
  type: string;
  payload?: { data?: Record<string, any> | null } | ApiError[];
}

/** A WebSocket as a program has it that may stop reading: graphql-transport-ws by hand. */
export class RawLine {
  readonly messages: LineMessage[] = [];
  closeCode: number | null = null;
  readonly #socket: WebSocket;
  #heard: () => void = () => undefined;

  private constructor(api: Api, localAddress: string | undefined) {
    // An address of IPv4, so that the local one fits.
    const url = `${api.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/graphql`;
    this.#socket = new WebSocket(url, 'graphql-transport-ws', localAddress ? { localAddress } : {});
    this.#socket.on('message', (bytes: Buffer) => this.#hear(JSON.parse(bytes.toString()) as LineMessage));
    this.#socket.on('close', (code) => {
      this.closeCode = code;
      this.#heard();
    });
    this.#socket.on('error', () => undefined);
  }

  /** Says who it is, and resolves when that is accepted. */
  static async open(api: Api, localAddress?: string): Promise<RawLine> {
    const line = new RawLine(api, localAddress);
    await new Promise((resolve, reject) => line.#socket.once('open', resolve).once('error', reject));
    line.#send({ type: 'connection_init', payload: { authorization: `Bearer ${api.secret}` } });
    await line.until(() => line.messages.some(({ type }) => type === 'connection_ack'));
    return line;
  }

  subscribe(id: string, query: string, variables: Record<string, unknown>): void {
    this.#send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Resolves when it is so, looking after every message; rejects when the socket is closed before. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  stopReading(): void {
    this.#socket.pause();
  }

  readAgain(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear(message: LineMessage): void {
    this.messages.push(message);
    this.#heard();
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}
