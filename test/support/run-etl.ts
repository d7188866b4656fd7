import { vi } from 'vitest';
import { main } from '../../bin/etl.ts';

/** The commands that keep a log. */
const logs = /^(sync|changes|checkpoint|rejects|company|status|history|report|doctor|prune)$/;

/** Runs a command line in this process, with these settings and no others: a process of its own takes ten times as long. */
export async function runEtl(argv: readonly string[], env: Record<string, string>) {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (/^(GAZELLE|SUPABASE|ETL)_/.test(name)) delete process.env[name];
  Object.assign(process.env, env);
  const [out, err] = [process.stdout, process.stderr].map((stream) => {
    const texts: string[] = [];
    const spy = vi.spyOn(stream, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
    return { texts, spy };
  });
  try {
    const isQuiet = !logs.test(argv[0] ?? '') || argv.includes('--log-level');
    const code = await main(isQuiet ? argv : [...argv, '--log-level', 'silent']);
    return { code, stdout: out?.texts.join('') ?? '', stderr: err?.texts.join('') ?? '' };
  } finally {
    out?.spy.mockRestore();
    err?.spy.mockRestore();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
