/** Quebec's two sales taxes together. */
const TAXES = 0.14975;

/** What a line of work comes to, in cents. */
export function lineTotals(quantity: number, amount: number, isTaxed: boolean) {
  const subTotal = quantity * amount;
  const taxTotal = isTaxed ? Math.round(subTotal * TAXES) : 0;
  return { subTotal, taxTotal, total: subTotal + taxTotal };
}

/** The sum of one amount of several records. */
export const sumOf = <T>(records: readonly T[], amount: (record: T) => number | null): number =>
  records.reduce((sum, record) => sum + (amount(record) ?? 0), 0);
