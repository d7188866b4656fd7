/** How many records to make. */
export type Sizes = {
  users: number;
  clients: number;
  pianos: number;
  /** Events that start less than 7 days ago, or in the future. */
  events: number;
  /** Events of more than 9 days ago. */
  pastEvents: number;
  /** Timeline entries of the last 30 days. */
  timeline: number;
  /** How many of those are of the last 7 days; the others are of more than 8 days ago. */
  timelineThisWeek: number;
  /** Timeline entries of more than 32 days ago. */
  pastTimeline: number;
  /** The newer, the denser: a third of them is of the last 110 days. */
  invoices: number;
  /** Estimates of the last two years. */
  estimates: number;
  /** How many contacts one client has; the others have 0 to 3. */
  contactsOfLargest: number;
  /** How many clients, and how many pianos, have no `updatedAt`. */
  withoutUpdatedAt: number;
};

/** One real account's size. */
export const ONE_ACCOUNT: Sizes = {
  users: 4,
  clients: 1344,
  pianos: 1031,
  events: 267,
  pastEvents: 600,
  timeline: 123,
  timelineThisWeek: 24,
  pastTimeline: 3000,
  invoices: 240,
  estimates: 40,
  contactsOfLargest: 25,
  withoutUpdatedAt: 1,
};

/** An account small enough to be made hundreds of times in a test. */
export const SMALL: Sizes = {
  users: 2,
  clients: 12,
  pianos: 10,
  events: 12,
  pastEvents: 4,
  timeline: 12,
  timelineThisWeek: 4,
  pastTimeline: 6,
  invoices: 8,
  estimates: 3,
  contactsOfLargest: 4,
  withoutUpdatedAt: 1,
};

/** `scale` multiplies the default counts (0.01, 10); a size named beside it is taken as it is. */
export type SizeOptions = Partial<Sizes> & { scale?: number };

/** The sizes meant by these options. */
export function resolveSizes({ scale = 1, ...given }: SizeOptions = {}): Sizes {
  const scaled = (count: number) => Math.max(1, Math.round(count * scale));
  const timeline = given.timeline ?? scaled(ONE_ACCOUNT.timeline);
  return {
    users: scaled(ONE_ACCOUNT.users),
    clients: scaled(ONE_ACCOUNT.clients),
    pianos: scaled(ONE_ACCOUNT.pianos),
    events: scaled(ONE_ACCOUNT.events),
    pastEvents: scaled(ONE_ACCOUNT.pastEvents),
    timelineThisWeek: Math.round((timeline * ONE_ACCOUNT.timelineThisWeek) / ONE_ACCOUNT.timeline),
    pastTimeline: scaled(ONE_ACCOUNT.pastTimeline),
    invoices: scaled(ONE_ACCOUNT.invoices),
    estimates: scaled(ONE_ACCOUNT.estimates),
    contactsOfLargest: ONE_ACCOUNT.contactsOfLargest,
    withoutUpdatedAt: ONE_ACCOUNT.withoutUpdatedAt,
    ...given,
    timeline,
  };
}
