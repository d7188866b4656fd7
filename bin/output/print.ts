import type { ProjectConfig } from '../../pipeline/config.ts';

/** Prints a line on stdout. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints the answer of a command on stdout: with `--json` the value, else the text. */
export const print = ({ json }: { json: boolean }, value: unknown, text: () => string): void =>
  say(json ? JSON.stringify(value, null, 2) : text().trimEnd());

/** Calls `ask` for every account, one after the other; with several, each item and each text names its account. */
export async function byAccount<T extends object>(
  configs: readonly ProjectConfig[],
  { allAccounts }: { allAccounts: boolean },
  ask: (config: ProjectConfig) => Promise<readonly T[]>,
) {
  const isOne = configs.length === 1 && !allAccounts;
  const found: { account: string; items: readonly T[] }[] = [];
  for (const config of configs) found.push({ account: config.account ?? 'main', items: await ask(config) });
  return {
    items: found.flatMap(({ account, items }): (T & { account?: string })[] =>
      items.map((item) => (isOne ? item : { account, ...item })),
    ),
    text: (format: (items: readonly T[]) => string): string =>
      found.map(({ account, items }) => (isOne ? '' : `${account}\n`) + format(items)).join('\n'),
  };
}
