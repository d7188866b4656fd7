import { graphql } from '../api/graphql.ts';
import type { RecordOf } from '../list/define-list.ts';
import { plainList } from './plain-list.ts';

const ServiceItems = graphql(`
  query ServiceItems {
    company { settings { localization { defaultClientLocalization { locale } defaultCurrency { code divisor } } } }
    allMasterServiceItems {
      id
      masterServiceGroup { id name order }
      name description educationDescription externalUrl
      amount duration type order
      isTaxable isTuning isDefault isSelfSchedulable isAnyUser isArchived
      createdAt updatedAt
    }
  }
`);

/** The services that a company offers, archived ones too: its list of prices. */
export const serviceItems = plainList('service-items', ServiceItems, ({ company, allMasterServiceItems }) => {
  const { defaultClientLocalization, defaultCurrency } = company?.settings.localization ?? {};
  const locale = defaultClientLocalization?.locale ?? null;
  return allMasterServiceItems.map((item) => ({ ...item, locale, currency: defaultCurrency ?? null }));
});

/** A service of the company's list of prices, with the language and the currency that the company works in. */
export type ServiceItemRecord = RecordOf<typeof serviceItems.list>;
