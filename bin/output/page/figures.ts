import type { DayOfRuns } from '../../../pipeline/report.ts';
import { t } from '../../messages/text.ts';
import { formatCount, more } from '../table.ts';
import { type Chart, drawChart } from './chart.ts';
import { html, type Markup } from './html.ts';

const chartsOf = (unit: string): Chart[] => [
  { title: t('Records read'), measures: ['read'] },
  { title: t('Rows written'), measures: ['inserted', 'updated'] },
  { title: t('Duration of a run ({unit})', unit), measures: ['longest', 'median'], overlaid: true },
  { title: t('Runs by outcome'), measures: ['failed', 'partial', 'success'] },
  { title: t('New rejects'), measures: ['rejects'] },
  { title: t('Rows marked as deleted'), measures: ['deleted'] },
];

/** Every chart of these days. */
export function chartFigures(days: readonly DayOfRuns[]): Markup[] {
  const [unit, unitMs] = days.some(({ longest }) => longest > 300_000) ? ['min', 60_000] : ['s', 1000];
  const length = (ms: number) => Math.round((10 * ms) / unitMs) / 10;
  const inUnits = days.map((day) => ({ ...day, median: length(day.median), longest: length(day.longest) }));
  return chartsOf(unit).map((chart) => figure(inUnits, chart));
}

/** A chart with a legend that sums up, and a table of the same figures for the days that have any, newest first. */
function figure(days: readonly DayOfRuns[], chart: Chart): Markup {
  const { title, measures, overlaid } = chart;
  const { svg, beyond } = drawChart(days, chart);
  const legend = measures.map((measure) => {
    const sum = days.reduce((sum, day) => sum + day[measure], 0);
    return html`<span><i class="${measure}"></i>${t(measure)}${overlaid ? null : html` <b>${formatCount(sum)}</b>`}</span> `;
  });
  const rows = days.filter((day) => measures.some((measure) => day[measure] > 0)).toReversed();
  const higher = [...beyond.slice(-3), ...more(beyond.length - 3)].join('; ');
  const heads = measures.map((measure) => html`<th scope="col">${t(measure)}</th>`);
  const table = html`<details><summary>${t('The figures')}</summary>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr><th scope="col">${t('day')}</th>${heads}</tr></thead>
<tbody>${rows.map((day) => html`<tr><td>${day.day}</td>${measures.map((measure) => html`<td>${formatCount(day[measure])}</td>`)}</tr>`)}</tbody>
</table></div></details>`;
  return html`<figure><figcaption><strong>${title}</strong><p>${legend}</p></figcaption>
${svg}${higher ? html`<p>${t('Higher than drawn: {days}', higher)}</p>` : null}
${rows.length > 0 ? table : html`<p>${t('None in this time.')}</p>`}</figure>`;
}
