import type { World } from '../world.ts';

/** Remembers what was computed from the world under a key, until the world changes. */
export type Views = <T>(key: string, compute: () => T) => T;

const MOST = 50;

/** Makes such a memory: a large list is then sorted once, not once a page. */
export function createViews(world: World): Views {
  const held = new Map<string, () => unknown>();
  let version = world.version;

  return <T>(key: string, compute: () => T): T => {
    if (world.version !== version || held.size > MOST) held.clear();
    version = world.version;
    const known = held.get(key) as (() => T) | undefined;
    if (known) return known();
    const value = compute();
    held.set(key, () => value);
    return value;
  };
}
