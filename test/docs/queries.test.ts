import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../../sandbox/gazelle/instants.ts';
import type { EventRecord } from '../../sandbox/gazelle/records.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';
import { blocksOf, readDocument } from './blocks.ts';

let bed: TestBed;
beforeAll(async () => {
  // The questions speak of today.
  bed = await openTestBed({
    now: new Date(),
    sizes: { clients: 60, pianos: 90, events: 150, invoices: 60, estimates: 20 },
  });
  await bed.sync({ full: true });
});
afterAll(() => bed.close());

const text = await readDocument('docs/queries.md');
const questions = text
  .split(/^## /m)
  .slice(1)
  .map((part) => ({
    title: part.slice(0, part.indexOf('\n')),
    sql: blocksOf(part, 'sql').join(''),
    ts: blocksOf(part, 'ts').join(''),
  }));

test('there are at least sixteen questions', () => expect(questions.length).toBeGreaterThanOrEqual(16));

test.each(questions)('$title', async ({ sql, ts }) => {
  const ask = new Function('supabase', `return (async () => { ${ts}; return data; })()`) as (
    supabase: SupabaseClient,
  ) => Promise<unknown[]>;
  const supabase = createClient(bed.supabase.url, bed.supabase.secretKey);
  const rows = await bed.supabase.sql(sql);
  expect(rows.length).toBeGreaterThan(0);
  expect(await ask(supabase)).toHaveLength(rows.length);
});

test('nobody is asked to confirm what the staff confirmed', async () => {
  const { events, now } = bed.world;
  const days = ({ start }: EventRecord) => (Date.parse(start ?? '') - now().getTime()) / DAY;
  const soon = events.list().filter((one) => one.status === 'ACTIVE' && days(one) >= 0 && days(one) < 7);
  const unconfirmed = soon.filter(({ confirmedAt }) => confirmedAt === null);
  expect(soon.some((one) => one.confirmedAt !== null && !one.confirmedByClient)).toBe(true);
  const sql = questions.find(({ title }) => title.includes('not confirmed'))?.sql ?? '';
  expect(await bed.supabase.sql(sql)).toHaveLength(unconfirmed.length);
});

test('the answers about money are those of the account itself', async () => {
  const { invoices, estimates, events, now } = bed.world;
  const answer = (word: string) =>
    bed.supabase.sql(questions.find(({ title }) => title.includes(word))?.sql ?? '');
  const age = (time: string | null) => now().getTime() - Date.parse(time ?? '');
  const all = invoices.list();
  const unpaid = all.filter(
    ({ status, createdAt }) => (status === 'OPEN' || status === 'OVERDUE') && age(createdAt) > 30 * DAY,
  );
  const late = await answer('unpaid');
  expect(late.map(({ number }) => number).sort()).toEqual(unpaid.map(({ number }) => number).sort());
  expect(late.reduce((sum, { due }) => sum + Math.round(Number(due) * 100), 0)).toBe(
    unpaid.reduce((sum, { dueTotal }) => sum + (dueTotal ?? 0), 0),
  );

  const received = all.flatMap(({ payments, assignedToId }) =>
    payments.filter(({ status }) => status === 'SUCCEEDED').map((one) => ({ ...one, assignedToId })),
  );
  const month = (time: string | null) =>
    new Date(time ?? '').toLocaleDateString('sv', { timeZone: 'America/Toronto' }).slice(0, 7);
  const byTechnician = Map.groupBy(received, (one) => `${month(one.paidAt)} ${one.assignedToId}`);
  const cents = (amounts: readonly number[]) => amounts.toSorted((a, b) => a - b);
  expect(cents((await answer('bring in')).map(({ revenue }) => Math.round(Number(revenue) * 100)))).toEqual(
    cents([...byTechnician.values()].map((some) => some.reduce((sum, { amount }) => sum + amount, 0))),
  );

  const today = now().toISOString().slice(0, 10);
  const isAnswer = ({ status }: { status: string | null }) => !/CANCELED|DELETED|NO_SHOW/.test(status ?? '');
  const open = estimates
    .list()
    .filter(
      ({ clientId, createdAt, expiresOn, isArchived }) =>
        !isArchived &&
        expiresOn >= today &&
        ![...events.list(), ...all].some(
          (one) => one.clientId === clientId && isAnswer(one) && age(one.createdAt) < age(createdAt),
        ),
    );
  expect((await answer('answered')).map(({ number }) => number).sort()).toEqual(
    open.map(({ number }) => number).sort(),
  );

  const billed = all.filter(({ status }) => /OPEN|OVERDUE|PAID/.test(status ?? ''));
  const tickets = Map.groupBy(billed, ({ createdAt }) => month(createdAt));
  const averages = (await answer('average')).map(({ month, average_ticket }) => [
    month,
    Number(average_ticket),
  ]);
  const expected = [...tickets].map(([key, some]) => [
    key,
    expect.closeTo(some.reduce((sum, { total }) => sum + (total ?? 0), 0) / some.length / 100, 1),
  ]);
  expect(averages.sort()).toEqual(expected.sort());
});
