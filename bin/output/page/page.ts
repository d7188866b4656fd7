import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import type { Report } from '../../../pipeline/operate/status.ts';
import { language, t } from '../../messages/text.ts';
import { accountDetails, pageTime, verdict } from './account.ts';
import { html, type Markup } from './html.ts';
import { style } from './style.ts';

/** One page that needs nothing else: no script, no file, no network. Its Content-Security-Policy forbids them too. */
export function page(reports: readonly Report[], maxAgeMs: number | undefined): string {
  const title = t('Gazelle to Supabase');
  const time = pageTime(new Date().toISOString());
  const [first, ...more] = reports;
  const body = first && more.length === 0 ? accountDetails(first, maxAgeMs, 2) : accounts(reports, maxAgeMs);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="muted">${t('Written {time} UTC by gazelle-etl {version}. All times and days are in UTC.', time, manifest.version)}</p>
${body}</main>
</body>
</html>
`.text;
}

/** Several accounts: first the state of each, then the details. */
const accounts = (reports: readonly Report[], maxAgeMs: number | undefined): Markup => html`
<ul>${reports.map((report, i) => html`<li><a href="#account-${i}">${report.account}</a>${verdict(report)}</li>`)}</ul>
${reports.map(
  (report, i) => html`<section id="account-${i}"><h2>${report.account}</h2>
${accountDetails(report, maxAgeMs, 3)}</section>`,
)}`;
