/**
 * The account's records, as plain data: the fields of the GraphQL types, with relations as ids. Instants are ISO 8601
 * strings and are answered as they stand, so that a test may store one that is odd.
 */

/** What every kind of record has. */
export type Stored = { readonly id: string };

/** A technician or an assistant. */
export type UserRecord = Stored & {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly status: string;
  readonly accessLevel: string | null;
  readonly isSchedulable: boolean | null;
  readonly timezone: string;
  /** An override, as that of a client. */
  readonly localization: { readonly locale: string } | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

type CustomField = `custom${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;

/** A client: a household, a school, a church. Its people are contacts. */
export type ClientRecord = Stored & {
  readonly companyName: string | null;
  readonly status: string | null;
  readonly clientType: string | null;
  readonly tags: readonly string[];
  readonly personalNotes: string | null;
  readonly preferenceNotes: string | null;
  /** An override, which few have. */
  readonly localization: { readonly locale: string } | null;
  readonly lifecycleState: string | null;
  readonly preferredTechnicianId: string | null;
  readonly referredBy: string | null;
  readonly noContactUntil: string | null;
  readonly noContactReason: string | null;
  readonly referenceId: string | null;
  readonly region: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
} & { readonly [Name in CustomField]: string | null };

type EmailRecord = {
  readonly id: string;
  readonly email: string | null;
  readonly isDefault: boolean | null;
};

export type PhoneRecord = {
  readonly id: string;
  readonly phoneNumber: string | null;
  readonly type: string | null;
};

/** An address. `municipality` is the city. */
export type LocationRecord = {
  readonly id: string | null;
  readonly street1: string | null;
  readonly street2: string | null;
  readonly municipality: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly countryCode: string | null;
};

/** A person of a client. */
export type ContactRecord = Stored & {
  readonly clientId: string;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly role: string | null;
  readonly defaultEmail: EmailRecord | null;
  readonly defaultPhone: PhoneRecord | null;
  readonly defaultLocation: LocationRecord | null;
  readonly isDefault: boolean | null;
  readonly isBillingDefault: boolean | null;
  readonly archived: boolean;
  readonly wantsEmail: boolean | null;
  readonly wantsPhone: boolean | null;
  readonly wantsText: boolean | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

export type PianoRecord = Stored & {
  readonly clientId: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly type: string | null;
  readonly year: number | null;
  readonly location: string | null;
  readonly notes: string | null;
  readonly status: string | null;
  readonly size: string | null;
  readonly useType: string | null;
  readonly caseColor: string | null;
  readonly caseFinish: string | null;
  readonly tags: readonly string[];
  readonly hasIvory: boolean | null;
  readonly rental: boolean | null;
  readonly rentalContractEndsOn: string | null;
  readonly consignment: boolean | null;
  readonly needsRepairOrRebuilding: boolean | null;
  readonly totalLoss: boolean | null;
  readonly playerInstalled: boolean | null;
  readonly serviceIntervalMonths: number | null;
  readonly calculatedLastService: string | null;
  readonly calculatedNextService: string | null;
  readonly damppChaserInstalled: boolean | null;
  readonly damppChaserHumidistatModel: string | null;
  readonly damppChaserMfgDate: string | null;
  readonly allPianoMeasurements: readonly MeasurementRecord[];
  readonly referenceId: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

type Note = `a${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** What was measured at a piano. */
export type MeasurementRecord = Stored & {
  readonly takenOn: string | null;
  readonly temperature: number | null;
  readonly humidity: number | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
} & { readonly [Name in `${Note}Pitch` | `${Note}Dip`]?: number | null };

/** A service of the list of prices; texts by language. */
export type ServiceItemRecord = Stored & {
  readonly masterServiceGroup: { readonly id: string; readonly name: Translated; readonly order: number };
  readonly name: Translated;
  readonly description: Translated;
  readonly educationDescription: Translated;
  readonly externalUrl: string | null;
  readonly amount: number | null;
  readonly duration: number;
  readonly type: string;
  readonly order: number;
  readonly isTaxable: boolean;
  readonly isTuning: boolean;
  readonly isDefault: boolean;
  readonly isSelfSchedulable: boolean;
  readonly isAnyUser: boolean;
  readonly isArchived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
};

type Translated = { readonly [locale: string]: string | null };

export type EventLocationRecord = Omit<LocationRecord, 'countryCode'> & {
  readonly singleLineAddress: string | null;
};

/** An event of the calendar; `duration` in minutes. The first of `pianoIds` is the one tuned. */
export type EventRecord = Stored & {
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly createdById: string | null;
  readonly pianoIds: readonly string[];
  readonly services: readonly EventServiceRecord[];
  readonly title: string | null;
  readonly notes: string | null;
  readonly start: string | null;
  readonly timezone: string | null;
  readonly duration: number | null;
  readonly status: string | null;
  readonly type: string | null;
  readonly isAllDay: boolean | null;
  readonly confirmedAt: string | null;
  /** False also where the staff confirmed it. */
  readonly confirmedByClient: boolean | null;
  readonly source: string | null;
  readonly travelMode: string | null;
  readonly addressLine: string | null;
  readonly location: EventLocationRecord | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

/** A service that is planned for an event. */
export type EventServiceRecord = Stored & {
  readonly serviceItemId: string | null;
  readonly pianoId: string | null;
  readonly name: string | null;
  readonly amount: number | null;
  readonly quantity: number | null;
  readonly duration: number | null;
  readonly type: string | null;
  readonly isTaxable: boolean | null;
  readonly isTuning: boolean | null;
};

/** Something that happened to a client or a piano. It has no `updatedAt`. */
export type TimelineRecord = Stored & {
  readonly clientId: string;
  readonly pianoId: string | null;
  readonly appointmentId: string | null;
  readonly invoiceId: string | null;
  readonly estimateId: string | null;
  readonly userId: string | null;
  readonly type: string;
  readonly summary: string | null;
  readonly comment: string | null;
  readonly occurredAt: string;
};

export type InvoiceItemRecord = Stored & {
  readonly pianoId: string | null;
  readonly serviceItemId?: string | null;
  readonly sequenceNumber: number | null;
  readonly type: string | null;
  readonly description: string | null;
  readonly billable: boolean | null;
  readonly taxable: boolean | null;
  /** In hundredths. */
  readonly quantity: number | null;
  readonly amount: number | null;
  readonly subTotal: number | null;
  readonly taxTotal: number | null;
  readonly total: number | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

/** A payment has no `updatedAt`. */
export type InvoicePaymentRecord = Stored & {
  readonly status: string;
  readonly type: string;
  readonly paymentSource: string;
  readonly amount: number;
  readonly tipTotal: number;
  readonly notes: string | null;
  readonly failureReason: string | null;
  readonly paidAt: string | null;
  readonly createdAt: string;
};

export type EstimateTierItemRecord = Stored & {
  readonly serviceItemId?: string | null;
  readonly sequenceNumber: number;
  readonly groupName: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly educationDescription: string | null;
  readonly type: string;
  readonly isTaxable: boolean;
  readonly isTuning: boolean;
  readonly quantity: number;
  readonly amount: number;
  readonly duration: number;
  readonly subtotal: number;
  readonly taxTotal: number;
  readonly total: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export type EstimateTierRecord = Stored & {
  readonly sequenceNumber: number;
  readonly isPrimary: boolean;
  readonly allowSelfSchedule: boolean;
  readonly notes: string | null;
  readonly targetPerformanceLevel: number | null;
  readonly subtotal: number;
  readonly taxTotal: number;
  readonly total: number;
  readonly allEstimateTierItems: readonly EstimateTierItemRecord[];
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** An estimate with the tiers it offers; amounts in cents. */
export type EstimateRecord = Stored & {
  readonly number: number;
  readonly clientId: string;
  readonly contactId: string | null;
  readonly pianoId: string;
  readonly assignedToId: string | null;
  readonly createdById: string;
  readonly estimatedOn: string;
  readonly expiresOn: string;
  readonly recommendedTierTotal: number | null;
  readonly currentPerformanceLevel: number | null;
  readonly locale: string;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly isArchived: boolean;
  readonly allEstimateTiers: readonly EstimateTierRecord[];
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** An invoice with its lines and payments; amounts in cents. `invoiceDate` is only filtered by. */
export type InvoiceRecord = Stored & {
  readonly number: number | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly assignedToId: string | null;
  readonly createdById: string | null;
  readonly status: string | null;
  readonly currencyCode: string;
  readonly subTotal: number | null;
  readonly taxTotal: number | null;
  readonly tipTotal: number | null;
  readonly total: number | null;
  readonly paidTotal: number | null;
  readonly dueTotal: number | null;
  readonly invoiceDate: string | null;
  readonly dueOn: string | null;
  readonly netDays: number | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly archived: boolean | null;
  readonly items: readonly InvoiceItemRecord[];
  readonly payments: readonly InvoicePaymentRecord[];
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};
