import type { EntityStatus } from '../../../pipeline/entity-status.ts';
import type { DayOfRuns, Report } from '../../../pipeline/report.ts';
import { t, told, translated } from '../../messages/text.ts';
import { concerns, since, span, statusHead } from '../status.ts';
import { formatCount, locale, more } from '../table.ts';
import { chartFigures, shortDay } from './chart.ts';
import { html, type Markup } from './html.ts';

const inUtc = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' } as const;
const timeFormat = new Intl.DateTimeFormat(locale, inUtc);

/** A time as the page writes it, in UTC. */
export const pageTime = (time: string): string => timeFormat.format(new Date(time));

/** The columns of the status table; the age of the last success is shown beside its time. */
const head = statusHead
  .filter((name) => name !== 'age')
  .map((name) => html`<th scope="col">${translated(name)}</th>`);
const marked = html` class="bad"`;

const isBad = ({ stale, failures, openRejects }: EntityStatus) => stale || failures > 0 || openRejects > 0;

/** The state of an account, in a sentence or two. */
export function verdict({ entities, lastRun }: Report): Markup {
  if (!lastRun)
    return html`<p class="verdict bad">${t('No run is recorded yet: run etl sync, then etl report again.')}</p>`;
  const bad = entities.filter(isBad).map(({ entity }) => entity);
  const state = bad.length > 0 ? t('To be looked at: {names}.', bad.join(', ')) : t('All is well.');
  const { startedAt, status } = lastRun;
  const last = t('Last run: {time}, {status}.', pageTime(startedAt ?? ''), translated(status ?? '-'));
  return html`<p class="verdict${bad.length > 0 ? ' bad' : ''}"><strong>${state}</strong> ${last}</p>`;
}

/** The details of an account, under headings of this level. */
export function accountDetails(report: Report, maxAgeMs: number | null, level: 2 | 3): Markup {
  const { entities, days, lastRun } = report;
  if (!lastRun) return verdict(report);
  const heading = (title: string) => html`<h${level}>${title}</h${level}>`;
  const lines = concerns(entities, maxAgeMs);
  if (entities.some(({ openRejects }) => openRejects > 0))
    lines.push(t('etl rejects list names the records that could not be stored.'));
  const failed = errors(days);
  return html`${verdict(report)}
${heading(t('Freshness'))}
<div class="card" role="region" aria-label="${t('Freshness')}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>${entities.map(freshness)}</tbody></table></div>
${lines.length > 0 ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : null}
${heading(t('The last {count} days', days.length))}
<div class="charts">${chartFigures(days)}</div>
${failed.length > 0 ? html`${heading(t('Days with errors'))}<ul class="card errors">${failed}</ul>` : null}
`;
}

function freshness(one: EntityStatus): Markup {
  const time = one.lastSuccessAt && html`<small>${pageTime(one.lastSuccessAt)}</small> `;
  const age = one.ageMs === null ? t('never') : span(one.ageMs);
  return html`<tr><th scope="row">${one.entity}</th><td>${formatCount(one.rows)}</td><td>${since(one.lastChangeAt)}</td>
<td${one.stale ? marked : null}>${time}${age}</td><td>${since(one.lastComparedAt)}</td>
<td${one.failures > 0 ? marked : null}>${formatCount(one.failures)}</td>
<td${one.openRejects > 0 ? marked : null}>${formatCount(one.openRejects)}</td></tr>`;
}

/** The newest error of each of the last days that had one. */
function errors(days: readonly DayOfRuns[]): Markup[] {
  const failed = days.filter(({ error }) => error !== null).toReversed();
  const items = failed.slice(0, 10).map(({ day, error }) => {
    const lines = (error ?? '').split('\n');
    const shown = [...lines.slice(0, 3), ...more(lines.length - 3)];
    return html`<li><strong>${shortDay(day)}</strong>${shown.map((line) => html`<br>${told(line)}`)}</li>`;
  });
  return [...items, ...more(failed.length - 10).map((text) => html`<li>${text}</li>`)];
}
