import type { Socket } from 'node:net';

/**
 * Bytes that the kernel has not taken yet of what is being written. Node's own counts fall only when all of a large write
 * has left; this one shows that a slow line moves. It is what Node's idle timeout looks at, too.
 */
export function queuedBytes(socket: Socket | null): number {
  const handle = (socket as { _handle?: { writeQueueSize?: number } | null } | null)?._handle;
  return handle?.writeQueueSize ?? socket?.writableLength ?? 0;
}
