/** Prints the answer of a command on stdout: with `--json` the value, else the text. */
export function print({ json }: { json: boolean }, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text().trimEnd()}\n`);
}
