/** Prints a line on stdout. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints the answer of a command on stdout: with `--json` the value, else the text. */
export const print = ({ json }: { json: boolean }, value: unknown, text: () => string): void =>
  say(json ? JSON.stringify(value, null, 2) : text().trimEnd());
