import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveStepAfter, type SeriesPoint, stack, stackOffsetNone } from 'd3-shape';
import type { DayOfRuns } from '../../../pipeline/report.ts';
import { t, type Word } from '../../messages/text.ts';
import { formatCount, locale, more } from '../table.ts';
import { html, type Markup } from './html.ts';

/** What is counted of each day. */
type Measure = Exclude<keyof DayOfRuns & Word, 'error'>;

/** A chart of measures, each in the colour that the page's style has for it; stacked, or `overlaid` where each begins at zero. */
interface Chart {
  title: string;
  measures: readonly Measure[];
  overlaid?: true;
}

/** In units of the drawing, which are pixels where a chart is as wide as a phone. */
const frame = { width: 340, height: 150, left: 32, right: 338, top: 14, bottom: 126 };
const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
const dateFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** A day as the charts write it. */
export const shortDay = (time: string | Date): string => dateFormat.format(new Date(time));

const round = (coordinate: number): number => Math.round(coordinate * 10) / 10;

/** The days as an SVG with a description for screen readers; and the days that are higher than it, as text. */
function drawChart(
  days: readonly DayOfRuns[],
  { title, measures, overlaid }: Chart,
): { svg: Markup; beyond: string[] } {
  const { width, height, left, right, top, bottom } = frame;
  const layers = stack<DayOfRuns, Measure>()
    .keys(measures)
    .value((day, measure) => day[measure])
    .offset(overlaid ? () => {} : stackOffsetNone)([...days]);
  const heights = days.map((_, i) => Math.max(...layers.map((layer) => layer[i]?.[1] ?? 0)));
  const most = Math.max(...heights);
  const y = scaleLinear([0, limitOf(heights)], [bottom, top])
    .nice(3)
    .clamp(true);
  const at = (i: number) => new Date(Date.parse(days[0]?.day ?? '') + i * 86_400_000);
  const x = scaleUtc([at(0), at(days.length)], [left, right]);
  const edge = (i: number) => round(x(at(i)));
  const shape = area<SeriesPoint<DayOfRuns>>((_, i) => edge(i))
    .y0(([from]) => y(from))
    .y1(([, to]) => y(to))
    .curve(curveStepAfter)
    .digits(1);
  // The last day has a width too.
  const paths = layers.map(
    (layer, i) => html`<path class="${measures[i]}" d="${shape([...layer, ...layer.slice(-1)])}"/>`,
  );
  // Counts are whole numbers, times are not.
  const ticks = y.ticks(3).filter((tick) => overlaid || Number.isInteger(tick));
  const rules = ticks.map(
    (tick) => html`<path class="rule" d="M${left} ${round(y(tick))}H${right}"/>
<text x="${left - 6}" y="${round(y(tick) + 3.5)}">${compact.format(tick)}</text>`,
  );
  const dates = x.ticks(4).map((tick) => {
    const anchor = x(tick) > right - 20 ? 'end' : 'middle';
    return html`<text x="${round(x(tick))}" y="${bottom + 16}" style="text-anchor:${anchor}">${shortDay(tick)}</text>`;
  });
  const labels = days.map((day) =>
    measures.map((measure) => `${formatCount(day[measure])} ${t(measure)}`).join(', '),
  );
  const hovered = days.map(({ day }, i) =>
    heights[i] === 0
      ? null
      : html`<path class="day" d="M${edge(i)} ${top}H${edge(i + 1)}V${bottom}H${edge(i)}z"><title>${shortDay(day)} – ${labels[i]}</title></path>`,
  );
  const higher = [...days.keys()].filter((i) => (heights[i] ?? 0) > (y.domain()[1] ?? most));
  const arrows = higher.map((i) => html`<path class="beyond" d="M${edge(i)} ${top - 2}h5l-2.5 -5z"/>`);
  const highest = heights.lastIndexOf(most);
  const name =
    most > 0
      ? t('The highest day is {day}: {what}.', shortDay(at(highest)), labels[highest] ?? '')
      : t('None in this time.');
  const svg = html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${name}">
${rules}${paths}${dates}${arrows}${hovered}</svg>`;
  const beyond = higher.map((i) =>
    `${shortDay(at(i))} (${formatCount(heights[i] ?? 0)})`.replaceAll(' ', '\u00a0'),
  );
  return { svg, beyond };
}

/** The highest value, unless a few rare days (a full read) would leave of all others no more than a line at the bottom. */
function limitOf(heights: readonly number[]): number {
  const some = heights.filter((height) => height > 0).sort((a, b) => a - b);
  const usual = some[Math.floor((some.length - 1) * 0.9)] ?? 1;
  const most = some.at(-1) ?? 1;
  return most > Math.max(20, 4 * usual) ? 1.5 * usual : most;
}

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
