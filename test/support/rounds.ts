import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import type { HttpSandbox } from '../../sandbox/http/serve.ts';

/** With no new request for so long, a run waits for the answers it has asked for, in milliseconds. */
const quietMs = 80;

/**
 * Answers what a task asks of servers in rounds: all that it asks before it needs an answer, then all that it asks after that.
 * Resolves to the origins of the requests of each round: there are as many rounds as round trips that must follow each other.
 */
export async function inRounds(
  servers: readonly HttpSandbox[],
  task: () => Promise<unknown>,
): Promise<string[][]> {
  const rounds: string[][] = [];
  let held: { url: string; request: RecordedRequest; go: () => void }[] = [];
  let lastAsked = Date.now();
  const unhook = servers.map(({ url, before }) =>
    before((request) => {
      lastAsked = Date.now();
      return new Promise<void>((go) => held.push({ url, request, go }));
    }),
  );
  let isOver = false;
  const end = task().finally(() => {
    isOver = true;
  });
  try {
    while (!isOver) {
      await sleep(5);
      if (held.length === 0 || Date.now() - lastAsked < quietMs) continue;
      const round = held;
      held = [];
      rounds.push(round.map(({ url }) => url));
      for (const { go } of round) go();
      while (!isOver && round.some(({ request }) => request.endedMs === 0)) await sleep(1);
      lastAsked = Date.now();
    }
    await end;
  } finally {
    for (const remove of unhook) remove();
  }
  return rounds;
}
