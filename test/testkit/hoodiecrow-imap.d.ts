declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Message {
    uid: number;
    flags: string[];
  }
  interface Mailbox {
    messages: Message[];
    permanentFlags: string[];
    allowPermanentFlags: boolean;
  }
  export interface HoodiecrowServer {
    server: Server;
    folderCache: Record<string, Mailbox>;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    appendMessage(box: Mailbox, flags: string[], internaldate: string, raw: string): { message: Message };
  }
  export default function hoodiecrow(options: {
    plugins?: string[];
    users?: Record<string, { password: string }>;
    storage: Record<string, { messages: unknown[]; allowPermanentFlags?: boolean }>;
  }): HoodiecrowServer;
}
