import type { Side } from './kinds.ts';
import type { Outcome } from './outcome.ts';

interface Cell {
  side: Side;
  kind: string;
  place: string;
  how: 'once' | 'lasting';
}

/** Collects outcomes and lays them out, a line for each kind of fault and a column for each place. */
export function createTable() {
  const cells: (Cell & { text: string })[] = [];
  return {
    add(cell: Cell, { exit, status }: Outcome): void {
      cells.push({ ...cell, text: exit === 0 ? 'recovers' : `${status}, exit ${exit}` });
    },
    toMarkdown(): string {
      const unique = (values: string[]) => [...new Set(values)];
      return unique(cells.map(({ side, how }) => `${side}, ${how}`))
        .map((title) => {
          const mine = cells.filter(({ side, how }) => `${side}, ${how}` === title);
          const places = unique(mine.map(({ place }) => place));
          const lines = unique(mine.map(({ kind }) => kind)).map((kind) => {
            const texts = places.map(
              (place) => mine.find((cell) => cell.kind === kind && cell.place === place)?.text,
            );
            return `| ${[kind, ...texts].join(' | ')} |`;
          });
          const head = [`| ${[title, ...places].join(' | ')} |`, `|${' --- |'.repeat(places.length + 1)}`];
          return [...head, ...lines].join('\n');
        })
        .join('\n\n');
    },
  };
}
