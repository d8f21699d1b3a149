import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { isOwnMachine } from './own-machine.ts';

/** Measurements in Prometheus' text form. */
export function openMetrics(token: string | null): RequestHandler {
  const registry = new Registry();
  // Measured every 10 ms, as it is by default, the loop's delay would be all that an idle hub computes.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 250 });
  return async (request, response) => {
    if (!mayRead(request, token)) return void response.status(404).type('text').send('Not found');
    response.type(registry.contentType).send(await registry.metrics());
  };
}

/** With a token whoever bears it; without one only this machine itself, and no proxy on it. */
function mayRead(request: Request, token: string | null): boolean {
  if (token === null) return isOwnMachine(request);
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
