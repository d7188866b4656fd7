import type { Report } from '../../../pipeline/operate/status.ts';
import { t, type Word } from '../../messages/text.ts';
import { formatCount, locale } from '../table.ts';
import { html, type Markup } from './html.ts';

type DayOfRuns = Report['days'][number];

/** What is counted of each day; the page's style has a colour for each. */
type Measure = Exclude<keyof DayOfRuns & Word, 'error'>;

const dateFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** A day as the charts write it. */
export const shortDay = (day: string): string => dateFormat.format(new Date(day));

/** Every chart of these days. */
export function chartFigures(days: readonly DayOfRuns[]): Markup[] {
  const seconds = (ms: number) => Math.round(ms / 100) / 10;
  const timed = days.map((day) => ({ ...day, median: seconds(day.median), longest: seconds(day.longest) }));
  return [
    figure(days, t('Records read'), ['read']),
    figure(days, t('Rows written'), ['inserted', 'updated']),
    figure(timed, t('Duration of a run (s)'), ['median', 'longest']),
    figure(days, t('Runs by outcome'), ['failed', 'partial', 'success']),
    figure(days, t('New rejects'), ['rejects']),
    figure(days, t('Rows marked as deleted'), ['deleted']),
  ];
}

/** A bar for each day, with a legend that sums up, and a table of the same figures for the days that have any, newest first. */
function figure(days: readonly DayOfRuns[], title: string, measures: readonly Measure[]): Markup {
  // The longest run is drawn above the median.
  const heights = days.map((day) =>
    measures.map((measure) => (measure === 'longest' ? day.longest - day.median : day[measure])),
  );
  const sums = heights.map((parts) => parts.reduce((sum, part) => sum + part, 0));
  const most = Math.max(...sums);
  const said = days.map((day) => {
    const counts = measures.map((measure) => `${formatCount(day[measure])} ${t(measure)}`);
    return [shortDay(day.day), counts.join(', ')] as const;
  });
  const bar = (part: number, i: number) =>
    part > 0
      ? html`<i class="${measures[i]}" style="height:${((100 * part) / most).toFixed(1)}%"></i>`
      : null;
  const bars = heights.map((parts, i) =>
    sums[i] ? html`<div title="${said[i]?.join(': ')}">${parts.map(bar)}</div>` : html`<div></div>`,
  );
  const [day = '', what = ''] = said[sums.lastIndexOf(most)] ?? [];
  const highest = most > 0 ? t('The highest day is {day}: {what}.', day, what) : t('None in this time.');
  const legend = measures.map((measure) => {
    const sum = days.reduce((sum, day) => sum + day[measure], 0);
    const isLength = measure === 'median' || measure === 'longest';
    return html`<span><i class="${measure}"></i>${t(measure)}${isLength ? null : html` <b>${formatCount(sum)}</b>`}</span> `;
  });
  return html`<figure><figcaption><strong>${title}</strong><p>${legend}</p></figcaption>
<div class="bars" role="img" aria-label="${title}. ${highest}">${bars}</div>
<p class="axis"><span>${said[0]?.[0]}</span><span>${said.at(-1)?.[0]}</span></p>
<p>${highest}</p>${most > 0 ? figures(days, title, measures) : null}</figure>`;
}

function figures(days: readonly DayOfRuns[], title: string, measures: readonly Measure[]): Markup {
  const rows = days.filter((day) => measures.some((measure) => day[measure] > 0)).toReversed();
  const cells = (day: DayOfRuns) => measures.map((measure) => html`<td>${formatCount(day[measure])}</td>`);
  return html`<details><summary>${t('The figures')}</summary>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr><th scope="col">${t('day')}</th>${measures.map((measure) => html`<th scope="col">${t(measure)}</th>`)}</tr></thead>
<tbody>${rows.map((day) => html`<tr><td>${day.day}</td>${cells(day)}</tr>`)}</tbody>
</table></div></details>`;
}
