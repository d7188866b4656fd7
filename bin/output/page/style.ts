import { html } from './html.ts';

/** The page's own looks, in the colours that the reader's system asks for. Text on its ground has a contrast of 4.5 at least. */
export const style = html`
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1c2430; --muted: #596475; --line: #dde2e9;
  --strong: #174f98; --soft: #5c93d6; --warn: #a85b00; --bad: #c4232b; --good: #1a7340; --over: #1c243014; }
@media (prefers-color-scheme: dark) { :root { --ground: #10151c; --card: #181f29; --ink: #e4e9f0; --muted: #9ba8b8; --line: #2c3643;
  --strong: #5fa0f5; --soft: #3f6ca8; --warn: #e09a3e; --bad: #f4747a; --good: #5cc48a; --over: #ffffff1f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 32px 24px 48px; }
h1, p, figure { margin: 0; }
h1 { font-size: 26px; line-height: 1.25; }
h2 { font-size: 18px; margin: 32px 0 10px; }
h3 { font-size: 16px; margin: 24px 0 10px; }
a { color: var(--strong); }
section { margin-top: 48px; border-top: 1px solid var(--line); }
small, .muted { font-size: 13px; color: var(--muted); }
small { margin-right: 6px; font-weight: 400; }
ul { margin: 10px 0 0; padding-left: 20px; }
ul.overview, ul.card { list-style: none; padding: 4px 0; }
.verdict { margin: 14px 0; padding: 10px 16px; border-left: 4px solid var(--good); background: var(--card); border-radius: 4px; }
.overview .verdict { display: inline; padding: 0 0 0 8px; border: 0; background: none; }
.verdict.bad { border-color: var(--bad); }
.verdict strong { color: var(--good); }
.verdict.bad strong, td.bad { color: var(--bad); font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 16px; }
figure, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.card { overflow-x: auto; padding: 4px 6px; }
figure { padding: 12px 16px 8px; min-width: 0; }
figcaption { padding-bottom: 4px; font-size: 14px; }
figure p, details { font-size: 12px; color: var(--muted); }
figcaption span { white-space: nowrap; margin-right: 6px; }
b, table { color: var(--ink); font-variant-numeric: tabular-nums; }
i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 4px; }
summary { cursor: pointer; }
svg { display: block; width: 100%; height: auto; font-size: 11px; }
svg text { fill: var(--muted); text-anchor: end; font-variant-numeric: tabular-nums; }
.read, .inserted, .median, .deleted { fill: var(--strong); background: var(--strong); }
.updated, .longest, .success { fill: var(--soft); background: var(--soft); }
.partial, .rejects { fill: var(--warn); background: var(--warn); }
.failed { fill: var(--bad); background: var(--bad); }
.rule { stroke: var(--line); }
.beyond { fill: var(--muted); }
.day { fill: transparent; }
.day:hover { fill: var(--over); }
.scroll { overflow: auto; max-height: 280px; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 6px 10px; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); }
td:first-child, th:first-child { text-align: left; }
thead th { border: 0; font-weight: 500; font-size: 12px; vertical-align: bottom; color: var(--muted); }
.scroll td, .scroll th { padding: 2px 0; font-size: 12px; }
.card li { padding: 8px 16px; overflow-wrap: anywhere; }
.card li + li { border-top: 1px solid var(--line); }
@media (max-width: 640px) {
  main { padding: 20px 12px 32px; }
  body { font-size: 14px; }
  td, th { padding: 6px 3px; font-size: 13px; }
  thead th { white-space: normal; font-size: 11px; }
  /* The fifth: when all ids were compared. */
  small, .card :is(td, th):nth-child(5) { display: none; }
}
`;
