import { setTimeout as sleep } from 'node:timers/promises';

/** With no new request for so long, a run waits for the answers it has asked for, in milliseconds. */
const quietMs = 80;

/**
 * Answers what a task asks for in rounds: all that it asks before it needs an answer, then all that it asks after that.
 * Resolves to the requests of each round, by origin: there are as many rounds as round trips that must follow each other.
 */
export async function inRounds(task: () => Promise<unknown>): Promise<string[][]> {
  const real = globalThis.fetch;
  const rounds: string[][] = [];
  let held: { url: string; go: () => void; answered: Promise<unknown> }[] = [];
  let lastAsked = Date.now();
  globalThis.fetch = async (input, init) => {
    const { promise: turn, resolve: go } = Promise.withResolvers<void>();
    const { promise: answered, resolve: done } = Promise.withResolvers<void>();
    lastAsked = Date.now();
    held.push({ url: input instanceof Request ? input.url : String(input), go, answered });
    await turn;
    const response = await real(input, init);
    const body = response.status === 204 ? null : await response.arrayBuffer();
    done();
    return new Response(body, response);
  };
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
      rounds.push(round.map(({ url }) => new URL(url).origin));
      for (const { go } of round) go();
      await Promise.race([end, Promise.all(round.map(({ answered }) => answered))]);
      lastAsked = Date.now();
    }
    await end;
  } finally {
    globalThis.fetch = real;
  }
  return rounds;
}
