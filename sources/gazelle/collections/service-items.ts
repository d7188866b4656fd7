import { graphql, type ResultOf } from '../api/graphql.ts';
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

type Answer = ResultOf<typeof ServiceItems>;

/** A service of the company's list of prices, with the language and the currency that the company works in. */
export type ServiceItemRecord = Answer['allMasterServiceItems'][number] & {
  locale: string | null;
  currency: { code: string; divisor: number } | null;
};

/** The services that a company offers, archived ones too: its list of prices. */
export const serviceItems = plainList({
  name: 'service-items',
  field: 'allMasterServiceItems',
  query: ServiceItems,
  toRecords({ company, allMasterServiceItems }): ServiceItemRecord[] {
    const settings = company?.settings.localization;
    const locale = settings?.defaultClientLocalization.locale ?? null;
    return allMasterServiceItems.map((item) => ({
      ...item,
      locale,
      currency: settings?.defaultCurrency ?? null,
    }));
  },
});
