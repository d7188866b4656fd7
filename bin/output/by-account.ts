import type { ProjectConfig } from '../../pipeline/config.ts';

/** What was found for one account or for several; with several, each item names its account. */
interface Found<T> {
  items: (T & { account?: string })[];
  /** One text, or one for each account below its name. */
  text(format: (items: readonly T[]) => string): string;
}

/** Calls `ask` for every account, one after the other. */
export async function byAccount<T extends object>(
  configs: readonly ProjectConfig[],
  { allAccounts }: { allAccounts: boolean },
  ask: (config: ProjectConfig) => Promise<readonly T[]>,
): Promise<Found<T>> {
  const isOne = configs.length === 1 && !allAccounts;
  const found: { account: string; items: readonly T[] }[] = [];
  for (const config of configs) found.push({ account: config.account ?? 'main', items: await ask(config) });
  return {
    items: found.flatMap(({ account, items }) => items.map((item) => (isOne ? item : { account, ...item }))),
    text: (format) =>
      found.map(({ account, items }) => (isOne ? '' : `${account}\n`) + format(items)).join('\n'),
  };
}
