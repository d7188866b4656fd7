import { describe, expect, test } from 'vitest';
import { toAppointmentRow } from '../../transforms/appointments.ts';
import { toClientRow, toContactRow } from '../../transforms/clients.ts';
import { toTimelineRow } from '../../transforms/timeline.ts';
import type { BadValue } from '../../transforms/values.ts';
import { bareClient, bareContact, bareEvent } from './records.ts';

const contact = {
  ...bareContact,
  firstName: ' Léa ',
  lastName: 'Tremblay',
  defaultEmail: { email: 'lea@example.com' },
  defaultPhone: { phoneNumber: '(514) 555-0100' },
  defaultLocation: {
    street1: '1 rue X',
    street2: '',
    municipality: 'Montréal',
    region: 'QC',
    postalCode: 'H2X',
  },
};

/** None of these records has a bad value. */
const note = ({ reason }: BadValue) => expect.fail(reason);

describe('a client', () => {
  test('of whom nothing is known is stored all the same', () => {
    const { tags, locale, ...rest } = toClientRow(bareClient, note);
    expect([tags, locale]).toEqual([[], 'fr_CA']);
    expect(Object.entries(rest).filter(([, value]) => value !== null)).toEqual([['id', 'cli_1']]);
  });

  test('is reached through its default contact', () => {
    expect(toClientRow({ ...bareClient, defaultContact: contact }, note)).toMatchObject({
      first_name: 'Léa',
      last_name: 'Tremblay',
      email: 'lea@example.com',
      phone: '(514) 555-0100',
      street1: '1 rue X',
      street2: null,
      city: 'Montréal',
      region: 'QC',
      postal_code: 'H2X',
    });
  });

  test('without a company name has the name of its default contact, as far as there is one', () => {
    const named = (firstName: string | null, lastName: string | null) =>
      toClientRow({ ...bareClient, defaultContact: { ...contact, firstName, lastName } }, note).company_name;
    expect(named('Léa', 'Tremblay')).toBe('Léa Tremblay');
    expect(named(null, 'Tremblay')).toBe('Tremblay');
    expect(named(' ', null)).toBeNull();
    expect(
      toClientRow({ ...bareClient, companyName: 'Église', defaultContact: contact }, note).company_name,
    ).toBe('Église');
  });

  test('keeps the custom fields that are filled in', () => {
    expect(toClientRow({ ...bareClient, custom1: 'a', custom2: ' ', custom10: 'z' }, note).custom).toEqual({
      custom1: 'a',
      custom10: 'z',
    });
  });
});

test('a contact of whom nothing is known is stored with its client', () => {
  expect(toContactRow(bareContact, 'cli_1', note)).toMatchObject({
    id: 'con_1',
    client_id: 'cli_1',
    archived: false,
    email: null,
  });
});

describe('an appointment', () => {
  const at = (start: string, timezone: string | null, configured = 'America/Toronto') => {
    const { local_date, local_time, start_at } = toAppointmentRow(
      { ...bareEvent, start, timezone },
      note,
      configured,
    );
    return [local_date, local_time, start_at];
  };

  test('is local where it takes place', () => {
    expect(at('2026-01-09T02:30:00Z', 'America/Vancouver')).toEqual([
      '2026-01-08',
      '18:30:00',
      '2026-01-09T02:30:00Z',
    ]);
    expect(at('2026-07-09T02:30:00Z', 'Europe/Paris')).toEqual([
      '2026-07-09',
      '04:30:00',
      '2026-07-09T02:30:00Z',
    ]);
  });

  test('is local in the configured zone when it names none, or one that nobody knows', () => {
    expect(at('2026-01-09T02:30:00Z', null)).toEqual(['2026-01-08', '21:30:00', '2026-01-09T02:30:00Z']);
    expect(at('2026-07-09T02:30:00Z', 'Eastern Time (US & Canada)')).toEqual([
      '2026-07-08',
      '22:30:00',
      '2026-07-09T02:30:00Z',
    ]);
  });

  test('without client, user, pianos and start is stored all the same', () => {
    expect(toAppointmentRow(bareEvent, note, 'UTC')).toMatchObject({
      id: 'evt_1',
      client_id: null,
      user_id: null,
      piano_id: null,
      piano_ids: [],
      start_at: null,
      local_date: null,
      local_time: null,
    });
  });

  test('has the first of its pianos beside all of them, and those that are tuned', () => {
    const pianos = ['ins_2', 'ins_1'].map((id) => ({ id, piano: { id }, isTuning: id === 'ins_1' }));
    expect(toAppointmentRow({ ...bareEvent, pianos }, note, 'UTC')).toMatchObject({
      piano_id: 'ins_2',
      piano_ids: ['ins_2', 'ins_1'],
      tuning_piano_ids: ['ins_1'],
    });
  });
});

test('a timeline entry is of the day that it is in the configured zone, in summer and in winter', () => {
  const ids = { client: { id: 'cli_1' }, piano: null, appointment: null, invoice: null, estimate: null };
  const rest = {
    id: 'tme_1',
    ...ids,
    user: null,
    type: 'USER_COMMENT',
    summary: null,
    comment: null,
  } as const;
  const dayOf = (occurredAt: string, zone = 'America/Toronto') =>
    toTimelineRow({ ...rest, occurredAt }, note, zone).local_date;
  expect(dayOf('2026-01-09T04:59:59.9Z')).toBe('2026-01-08');
  expect(dayOf('2026-01-09T05:00:00Z')).toBe('2026-01-09');
  expect(dayOf('2026-07-09T04:30:00Z')).toBe('2026-07-09');
  expect(dayOf('2026-07-09T03:30:00Z', 'Asia/Kathmandu')).toBe('2026-07-09');
  expect(dayOf('2026-07-09T18:15:00Z', 'Asia/Kathmandu')).toBe('2026-07-10');
});
