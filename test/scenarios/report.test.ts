import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { html } from '../../bin/output/page/html.ts';
import { style } from '../../bin/output/page/style.ts';
import { entityNames } from '../../pipeline/flows.ts';
import { envOf, etl } from '../../sandbox/etl.ts';
import { attribute, type Element, elements, readMarkup, textOf } from '../support/markup.ts';
import { runEtl } from '../support/run-etl.ts';
import { requestsDuring, sharedSupabase } from '../support/scenario.ts';
import type { TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const folder = await mkdtemp(join(tmpdir(), 'report-'));
afterAll(() => rm(folder, { recursive: true }));

/** Only Supabase's settings: nothing of Gazelle is needed to look at what is stored. */
function projectEnv(bed: TestBed) {
  const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = envOf(bed);
  return { SUPABASE_URL, SUPABASE_SECRET_KEY };
}

/** A run an hour for 90 days: each reads 2 records and inserts 1; the oldest of all reads 5,000 more. */
const hourly = `insert into sync_logs (run_id, mode, status, started_at, finished_at, duration_ms, stats)
  select 'run ' || hour, 'incremental', 'success', at, at, 1500, jsonb_build_object('entities', '[]'::jsonb, 'totals',
    jsonb_build_object('fetched', case hour when 0 then 5002 else 2 end, 'inserted', 1, 'updated', 0, 'deleted', 0, 'newRejects', 0))
  from generate_series(0, 2159) as hour, lateral (select date_trunc('day', now(), 'UTC') - interval '89 days' + hour * interval '1 hour') as times (at)`;

/** Runs that went wrong, of the last of those days: one failed, one was killed, and one is at work. */
const wrong = `insert into sync_logs (run_id, status, started_at, duration_ms, error) values
    ('failed', 'failed', now() - interval '60 seconds', 900, 'pianos: <b>refused</b> & "quoted"'),
    ('killed', 'running', now() - interval '60.001 seconds', null, null),
    ('at work', 'running', now(), null, null);
  insert into gazelle_leases (name, holder, expires_at) values ('main', 'at work', now() + interval '1 minute')
    on conflict (name) do update set (holder, expires_at) = (excluded.holder, excluded.expires_at);
  insert into sync_logs (account_id, run_id, status, started_at) values ('other', 'theirs', 'failed', now())`;

/** The numbers of a column, summed up. */
function sumOf(figure: Element, column: number): number {
  const cells = elements(elements(figure.childNodes, 'tbody'), 'tr').map((row) =>
    textOf(elements(row.childNodes, 'td').slice(column, column + 1)),
  );
  return cells.reduce((sum, cell) => sum + Number(cell.replaceAll(',', '')), 0);
}

test('the report is one small page of clean markup that loads nothing, shows 90 days and holds every figure as text too', async () => {
  const bed = await openBed();
  const env = projectEnv(bed);
  await bed.sync({ entities: ['users'] });
  await bed.supabase.sql(`delete from sync_logs; ${hourly}; ${wrong}`);
  let page = '';
  const requests = await requestsDuring(bed.supabase.http, async () => {
    const { code, stdout, stderr } = await runEtl(['report', '--html', '-', '--max-age', '26h'], env);
    expect([code, stderr]).toEqual([0, '']);
    page = stdout;
  });
  expect(requests.length).toBe(3);
  expect(page.length).toBeLessThan(200_000);
  expect(page).not.toMatch(/https?:|@import|url\(/);

  const { root, problems } = readMarkup(page);
  expect(problems).toEqual([]);
  const all = elements(root);
  const [first] = all;
  expect(first && attribute(first, 'lang')).toBe('en');
  const headings = all.flatMap(({ tagName }) => (/^h\d$/.test(tagName) ? [Number(tagName[1])] : []));
  expect(headings).toEqual([1, 2, 2, 2]);
  const names = new Set(all.map(({ tagName }) => tagName));
  for (const name of ['script', 'link', 'img', 'iframe', 'object']) expect(names).not.toContain(name);
  expect(
    all.flatMap(({ attrs }) => attrs).filter(({ name }) => /^on|^(xlink:)?href$|src/.test(name)),
  ).toEqual([]);

  const text = textOf(root);
  expect(text).toContain('To be looked at: ');
  expect(text).toContain('pianos: <b>refused</b> & "quoted"');
  for (const entity of entityNames) expect(text).toContain(entity);
  const sums = elements(root, 'b').map((sum) => textOf([sum]));
  expect(sums).toEqual(['9,320', '2,160', '0', '2', '0', '2,160', '0', '0']);

  const figures = elements(root, 'figure');
  const charts = all.filter((element) => attribute(element, 'role') === 'img');
  for (const chart of charts) expect(elements(chart.childNodes, 'div')).toHaveLength(90);
  expect(charts.map((chart) => attribute(chart, 'aria-label'))).toEqual([
    expect.stringMatching(/^Records read\. The highest day is \w+ \d+: 5,048 read\.$/),
    expect.stringMatching(/^Rows written\. .+: 24 inserted, 0 updated\.$/),
    expect.stringMatching(/^Duration of a run \(s\)\. .+: 1.5 median, 1.5 longest\.$/),
    expect.stringMatching(/^Runs by outcome\. .+: 2 failed, 0 partial, \d+ success\.$/),
    'New rejects. None in this time.',
    'Rows marked as deleted. None in this time.',
  ]);
  expect(figures.map((figure) => sumOf(figure, 1))).toEqual([9320, 2160, 135, 2, 0, 0]);
  const heights = elements(figures.slice(0, 1), 'i').flatMap((bar) => attribute(bar, 'style') ?? []);
  expect(heights.slice(0, 2)).toEqual(['height:100.0%', 'height:1.0%']);
});

test('the file is replaced as a whole or not at all; of several accounts each has its part, and one without a run says so', async () => {
  const bed = await openBed();
  const env = { ...projectEnv(bed), KEY_main: 'a', KEY_other: 'b', KEY_new: 'c' };
  await bed.supabase.sql(`${hourly}; ${wrong}`);
  const accounts = join(folder, 'accounts.json');
  const ids = ['main', 'other', 'new'].map((id) => ({ id, gazelle: { apiKey: `env:KEY_${id}` } }));
  await writeFile(accounts, JSON.stringify({ accounts: ids }));
  const file = join(folder, 'report.html');
  await writeFile(file, 'an older one');
  const several = ['report', '--html', file, '--all-accounts', '--accounts', accounts];
  expect(await runEtl(several, env)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await readdir(folder)).sort()).toEqual(['accounts.json', 'report.html']);

  const { root, problems } = readMarkup(await readFile(file, 'utf8'));
  expect(problems).toEqual([]);
  const links = elements(root, 'a').map((link) => attribute(link, 'href')?.slice(1));
  const sections = elements(root, 'section');
  expect(sections.map((section) => attribute(section, 'id'))).toEqual(links);
  const titles = sections.map((section) =>
    [...elements([section], 'h2'), ...elements([section], 'h3')].map((one) => textOf([one])),
  );
  const parts = ['Freshness', 'The last 90 days', 'Days with errors'];
  expect(titles).toEqual([['main', ...parts], ['other', ...parts], ['new']]);
  expect(textOf(sections.slice(2))).toContain('No run is recorded yet.');

  const nowhere = await runEtl(['report', '--html', join(folder, 'none', 'report.html')], env);
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('cannot be written (ENOENT)')]);
  const unknown = await runEtl(['report', '--html', file], {
    ...env,
    SUPABASE_SECRET_KEY: 'sb_secret_wrong',
  });
  expect([unknown.code, (await readFile(file, 'utf8')).length > 10_000]).toEqual([2, true]);

  const { code, stdout } = await etl(['report', '--html', '-', '--lang', 'fr'], projectEnv(bed));
  const [french] = readMarkup(stdout).root.flatMap((node) => elements([node], 'html'));
  expect([code, french && attribute(french, 'lang')]).toEqual([0, 'fr']);
  expect(textOf(french ? [french] : [])).toMatch(
    /À vérifier : .*Les 90 derniers jours.*Jours avec des erreurs/s,
  );
});

test('whatever is filled into the markup stays text', () => {
  const special = fc.string({ unit: fc.constantFrom(...'<>&;#"\'`=!/-a1 ') });
  fc.assert(
    fc.property(special, (content) => {
      const { root } = readMarkup(
        html`<!doctype html><title>-${content}</title><p id="${content}">-${content}`.text,
      );
      const [p] = elements(root, 'p');
      expect([textOf(root), p && attribute(p, 'id')]).toEqual([`-${content}-${content}`, content]);
    }),
  );
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a = '', b = ''): number {
  const [high = 0, low = 0] = [a, b].map(luminance).sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('text and charts stand out from their ground, in the light and in the dark', () => {
  const themes = style.text.split('@media (prefers-color-scheme: dark)').map((part) => {
    return Object.fromEntries(
      [...part.matchAll(/--(\w+): (#\w{3,8});/g)].map(([, name, value]) => [name, value]),
    );
  });
  expect(themes).toHaveLength(2);
  for (const theme of themes) {
    for (const ground of [theme.ground, theme.card]) {
      for (const ink of [theme.ink, theme.muted, theme.bad, theme.good])
        expect(contrast(ink, ground)).toBeGreaterThan(4.5);
    }
    for (const tone of [theme.strong, theme.soft, theme.warn, theme.bad])
      expect(contrast(tone, theme.card)).toBeGreaterThan(3);
  }
});
