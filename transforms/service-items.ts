import type { ServiceItemRecord } from '../sources/gazelle/collections/service-items.ts';
import { toRow } from './to-row.ts';
import { integer, type Note, text } from './values.ts';

/** A service of the list of prices as a row; its texts are those of the company's language, beside all translations. */
export function toServiceItemRow(item: ServiceItemRecord, note: Note) {
  const inLocale = (texts: Translated) => text(texts?.[item.locale ?? '']);
  const group = item.masterServiceGroup;
  return toRow('gazelle_service_items', item, note, {
    group_id: text(group?.id),
    group_name: inLocale(group?.name),
    group_names: translations(group?.name),
    group_order: integer('order', group?.order, note),
    name: inLocale(item.name),
    names: translations(item.name),
    description: inLocale(item.description),
    descriptions: translations(item.description),
    education_description: inLocale(item.educationDescription),
    education_descriptions: translations(item.educationDescription),
    currency: text(item.currency?.code),
    currency_divisor: integer('divisor', item.currency?.divisor, note),
    duration_minutes: integer('duration', item.duration, note),
    sequence_number: integer('order', item.order, note),
    archived: item.isArchived,
  });
}

type Translated = Readonly<Record<string, string | null>> | null | undefined;

const translations = (texts: Translated): Record<string, string | null> | null =>
  texts ? Object.fromEntries(Object.entries(texts).map(([locale, one]) => [locale, text(one)])) : null;
