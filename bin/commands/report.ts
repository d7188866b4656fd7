import { statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { readReport } from '../../pipeline/operate/status.ts';
import type { Arguments } from '../options/arguments.ts';
import { page } from '../output/page/page.ts';
import { openProjects } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** How many days the page shows. */
const count = 90;

/** Writes a page that shows how every account stands and what its runs did. */
export async function reportCommand({
  html: file,
  maxAge: maxAgeMs,
  ...args
}: Arguments<'report'>): Promise<void> {
  const { configs, log } = await openProjects(args);
  const reports = [];
  for (const config of configs) reports.push(await readReport(config, log, count, maxAgeMs));
  const markup = page(reports, maxAgeMs);
  if (file === '-') process.stdout.write(markup);
  else await replaceFile(file, markup);
}

/** Replaces a file in one step, so that a reader never sees half of it. Throws a UsageError. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const isOther = statSync(file, { throwIfNoEntry: false })?.isFile() === false;
    await writeFile(isOther ? file : draft, content);
    if (!isOther) await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UsageError([`--html ${file} cannot be written (${code})`]);
  }
}
