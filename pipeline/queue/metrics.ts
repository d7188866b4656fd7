import { once } from 'node:events';
import { createServer } from 'node:http';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';
import type { Counts } from '../summary.ts';
import { lastSuccesses, nameOf, type QueuedAccount } from './due.ts';
import { listJobs, type Outcome } from './jobs.ts';
import { codeOf, QueueError } from './queues.ts';

export type WorkerMetrics = ReturnType<typeof workerMetrics>;

/** The metrics of a worker; what is of the queue and of the accounts is asked for when somebody reads them. */
export function workerMetrics(boss: PgBoss, accounts: readonly QueuedAccount[], log: Logger) {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const about = (name: string, help: string, ...labelNames: string[]) => {
    return { name: `etl_${name}`, help, labelNames, registers: [registry] };
  };
  const jobs = new Counter(about('jobs_total', 'Jobs of this process by how they ended', 'outcome'));
  const records = new Counter(about('records_total', 'Records read, and rows written', 'kind'));
  const buckets = [0.5, 1, 2, 5, 10, 30, 60, 300, 900];
  const duration = new Histogram({ ...about('job_duration_seconds', 'How long jobs took'), buckets });
  new Gauge({
    ...about('queue_depth', 'Jobs in the queue by state', 'state'),
    async collect() {
      const found = await listJobs(boss);
      for (const state of ['waiting', 'running', 'dead'])
        this.set({ state }, found.filter((job) => job.state === state).length);
    },
  });
  new Gauge({
    ...about('last_success_age_seconds', 'How long ago an account fully succeeded, if ever', 'account'),
    async collect() {
      for (const { account, at } of await lastSuccesses(accounts, log))
        if (at > 0) this.set({ account: nameOf(account) }, (Date.now() - at) / 1000);
    },
  });
  return {
    registry,
    jobEnded(outcome: Outcome, durationMs: number, totals: Counts | undefined): void {
      jobs.inc({ outcome });
      duration.observe(durationMs / 1000);
      for (const kind of ['fetched', 'inserted', 'updated', 'deleted', 'rejected'] as const)
        records.inc({ kind }, totals?.[kind] ?? 0);
    },
  };
}

/** Serves the metrics on a port. Resolves to what ends it. */
export async function serveMetrics({ registry }: WorkerMetrics, host: string, port: number, log: Logger) {
  const server = createServer((_, response) => {
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      () => response.writeHead(503).end(),
    );
  });
  try {
    await once(server.listen(port, host), 'listening');
  } catch (cause) {
    throw new QueueError(`--metrics-port ${port} cannot be used: ${codeOf(cause)}`, { cause });
  }
  log.info(`metrics on http://${host}:${port}/metrics`);
  return () => server.close();
}
