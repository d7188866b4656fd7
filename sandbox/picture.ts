import { writeFile } from 'node:fs/promises';
import { demo } from './demo.ts';

// Draws a run of the demo as a terminal, for the top of the README: node sandbox/picture.ts
const file = new URL('../docs/demo.svg', import.meta.url);
const size = { letter: 7.83, line: 18, margin: 20, bar: 32 };
const dots = ['#ff5f57', '#febc2e', '#28c840'];

let text = '$ npm run demo\n';
await demo((part) => {
  text += part;
  process.stdout.write(part);
});
const [shown = ''] = text.split('\nWith your own account');
const lines = shown.trimEnd().split('\n');
const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * size.letter) + 2 * size.margin;
const height = size.bar + lines.length * size.line + size.margin;

const escapeXml = (line: string) =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const colorOf = (line: string) => (/^(\$|\d\. )/.test(line) ? '#7ee787' : '#e6edf3');
const drawn = lines.map((line, i) => {
  const y = size.bar + (i + 1) * size.line;
  return `<text x="${size.margin}" y="${y}" fill="${colorOf(line)}" xml:space="preserve">${escapeXml(line)}</text>`;
});
const circles = dots.map((fill, i) => `<circle cx="${20 + 20 * i}" cy="17" r="6" fill="${fill}"/>`);
await writeFile(
  file,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-size="13" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace">
<title>A first sync reads everything, the second one little more than what changed</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${[...circles, ...drawn].join('\n')}
</svg>
`,
);
