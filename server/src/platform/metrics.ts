import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels are routes, codes and audiences: never a case, a person or a station. */
export function createMetrics(connections: (audience: string) => number, audiences: readonly string[]) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'sunshine_connections',
    help: 'Open live connections by audience.',
    labelNames: ['audience'],
    registers: [registry],
    collect() {
      for (const audience of audiences) this.set({ audience }, connections(audience));
    },
  });
  const requests = new Histogram({
    name: 'sunshine_request_seconds',
    help: 'HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const delivery = new Histogram({
    name: 'sunshine_delivery_seconds',
    help: 'From the moment an event happened until it left for the screens.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'sunshine_refusals_total',
    help: 'Requests refused, by error code.',
    labelNames: ['code'],
    registers: [registry],
  });
  const slow = new Counter({
    name: 'sunshine_slow_screens_total',
    help: 'Connections ended because their reader was too slow, by audience.',
    labelNames: ['audience'],
    registers: [registry],
  });
  return { registry, requests, delivery, refusals, slow };
}
