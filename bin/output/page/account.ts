import type { EntityStatus } from '../../../pipeline/operate/entity-status.ts';
import type { Report } from '../../../pipeline/operate/status.ts';
import { t, told, translated } from '../../messages/text.ts';
import { concerns, statusHead, statusRow } from '../status.ts';
import { locale, more } from '../table.ts';
import { chartFigures, shortDay } from './chart.ts';
import { html, type Markup } from './html.ts';

const inUtc = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' } as const;
const timeFormat = new Intl.DateTimeFormat(locale, inUtc);

/** A time as the page writes it, in UTC. */
export const pageTime = (time: string): string => timeFormat.format(new Date(time));

const isBad = ({ stale, failures, openRejects }: EntityStatus) => stale || failures > 0 || openRejects > 0;
const classOf = (bad: boolean) => (bad ? 'bad' : 'good');

/** The state of an account, in a sentence or two. */
export function verdict({ entities, lastRun }: Report): Markup {
  if (!lastRun) return html`<p class="verdict bad">${t('No run is recorded yet.')}</p>`;
  const bad = entities.filter(isBad).map(({ entity }) => entity);
  const state = bad.length > 0 ? t('To be looked at: {names}.', bad.join(', ')) : t('All is well.');
  const { startedAt, status } = lastRun;
  const last = t('Last run: {time}, {status}.', pageTime(startedAt ?? ''), translated(status ?? '-'));
  return html`<p class="verdict ${classOf(bad.length > 0)}"><strong>${state}</strong> ${last}</p>`;
}

/** The details of an account, under headings of this level. */
export function accountDetails(report: Report, maxAgeMs: number | undefined, level: 2 | 3): Markup {
  const { entities, days, lastRun } = report;
  if (!lastRun) return verdict(report);
  const heading = (title: string) => html`<h${level}>${title}</h${level}>`;
  const failed = days.filter(({ error }) => error !== null).toReversed();
  const errors = failed.slice(0, 10).map(({ day, error }) => `${shortDay(day)}: ${told(error ?? '')}`);
  errors.push(...more(failed.length - 10));
  return html`${verdict(report)}
${heading(t('Freshness'))}
<div class="card" role="region" aria-label="${t('Freshness')}" tabindex="0"><table>
<thead><tr>${statusHead.map((name) => html`<th scope="col">${translated(name)}</th>`)}</tr></thead>
<tbody>${entities.map(freshness)}</tbody></table></div>
${list(concerns(entities, maxAgeMs))}
${heading(t('The last {count} days', days.length))}
<div class="charts">${chartFigures(days)}</div>
${errors.length > 0 ? html`${heading(t('Days with errors'))}${list(errors)}` : null}
`;
}

const list = (items: readonly string[]) =>
  items.length > 0 ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : null;

function freshness(one: EntityStatus): Markup {
  const [name, ...cells] = statusRow(one);
  const row = cells.map((cell) => html`<td>${cell}</td>`);
  return html`<tr class="${classOf(isBad(one))}"><th scope="row">${name}</th>${row}</tr>`;
}
