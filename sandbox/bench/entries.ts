import { iso, MINUTE } from '../gazelle/instants.ts';
import type { World } from '../gazelle/world.ts';

const clients = 400;

/** Adds so many timeline entries, one a minute back from now, of each of these types in turn: always the same ones. */
export function addEntries(world: World, count: number, types: readonly string[]): void {
  const now = world.now().getTime();
  for (let i = 0; i < count; i += 1) {
    world.timeline.insert({
      clientId: `cli_${i % clients}`,
      pianoId: i % 2 === 0 ? `ins_${i % clients}` : null,
      userId: `usr_${i % 4}`,
      type: types[i % types.length] ?? '',
      summary: 'Piano accordé à A=440',
      comment: i % 3 === 0 ? `Humidité : ${30 + (i % 30)} %` : null,
      occurredAt: iso(now - i * MINUTE),
    });
  }
}
