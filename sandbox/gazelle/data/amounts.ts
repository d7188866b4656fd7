/** Quebec's two sales taxes together. */
const TAXES = 0.14975;

/** What a line of work comes to, in cents; the quantity is in hundredths. */
export function lineTotals(quantity: number, amount: number, isTaxed: boolean) {
  const subTotal = Math.round((quantity * amount) / 100);
  const taxTotal = isTaxed ? Math.round(subTotal * TAXES) : 0;
  return { subTotal, taxTotal, total: subTotal + taxTotal };
}

/** A quantity in hundredths: some are of one and a half. */
export const hundredths = (whole: number, amount: number): number =>
  whole * 100 + (amount % 700 === 0 ? 50 : 0);

/** The sum of one amount of several records. */
export const sumOf = <T>(records: readonly T[], amount: (record: T) => number | null): number =>
  records.reduce((sum, record) => sum + (amount(record) ?? 0), 0);
