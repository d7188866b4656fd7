/** A North American number in the format asked for; any other number, or no format, as it is stored. */
export function formatPhone(number: string | null, format: string | null | undefined): string | null {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number ?? '') ?? [];
  if (!area || !format) return number;
  if (format === 'NATIONAL') return `(${area}) ${exchange}-${line}`;
  return format === 'INTERNATIONAL' ? `+1 ${area}-${exchange}-${line}` : number;
}
