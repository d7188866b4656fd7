/** A filter by the day of creation (UTC dates; both days are included). */
export type CreatedWithin = { createdGet?: string; createdLet?: string };

/** The days from one to another, open where one is null, as a filter. */
export const createdWithin = ({ from, to }: { from: string | null; to: string | null }): CreatedWithin => ({
  ...(from && { createdGet: from }),
  ...(to && { createdLet: to }),
});
