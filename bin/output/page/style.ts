import { html } from './html.ts';

/** The page's own looks, in the colours that the reader's system asks for. Text on its ground has a contrast of 4.5 at least. */
export const style = html`
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1c2430; --muted: #596475; --line: #dde2e9;
  --strong: #174f98; --soft: #5c93d6; --warn: #a85b00; --bad: #c4232b; --good: #1a7340; --over: #1c243014; }
@media (prefers-color-scheme: dark) { :root { --ground: #10151c; --card: #181f29; --ink: #e4e9f0; --muted: #9ba8b8; --line: #2c3643;
  --strong: #5fa0f5; --soft: #3f6ca8; --warn: #e09a3e; --bad: #f4747a; --good: #5cc48a; --over: #ffffff1f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 24px 16px 48px; }
h1, figure p { margin: 0; }
figure, .card { margin: 0; padding: 12px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
section { margin-top: 48px; border-top: 1px solid var(--line); }
a, .good strong { color: var(--strong); }
li { overflow-wrap: anywhere; white-space: pre-line; }
.verdict { padding: 10px 16px; border-left: 4px solid; background: var(--card); }
.verdict.good { border-color: var(--good); }
.verdict.bad { border-color: var(--bad); }
.bad strong, tr.bad * { color: var(--bad); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 16px; }
.card { overflow-x: auto; }
.muted, figure p, details { font-size: 13px; color: var(--muted); }
figcaption span { white-space: nowrap; margin-right: 6px; }
b, table { color: var(--ink); font-variant-numeric: tabular-nums; }
figcaption i { display: inline-block; width: 9px; height: 9px; margin-right: 4px; }
.bars { display: flex; height: 120px; border-bottom: 1px solid var(--line); }
.bars div { flex: 1; display: flex; flex-direction: column-reverse; }
.bars div:hover { background: var(--over); }
.bars i { min-height: 1px; }
.axis { display: flex; justify-content: space-between; }
.read, .inserted, .median, .deleted { background: var(--strong); }
.updated, .longest, .success { background: var(--soft); }
.partial, .rejects { background: var(--warn); }
.failed { background: var(--bad); }
.scroll { overflow: auto; max-height: 280px; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 4px 8px; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); }
td:first-child, th:first-child { text-align: left; }
thead th { border: 0; font-weight: 500; color: var(--muted); }
`;
