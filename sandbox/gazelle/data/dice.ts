import { base, de, en, en_CA, Faker, fr, fr_CA, ja } from '@faker-js/faker';
import { iso } from '../instants.ts';

/** A source of realistic values: the same seed gives the same ones in the same order. */
export type Dice = {
  /** Mostly French-speaking Canada. */
  readonly faker: Faker;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** The value with this probability, else null. Nothing is drawn for a value that is not used. */
  maybe<T>(probability: number, make: () => T): T | null;
  pick<T>(values: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  int(min: number, max: number): number;
  /** An instant between two, in milliseconds, at a whole second. */
  between(from: number, to: number): string;
  /** A faker of a language picked at random, for names. */
  tongue(): Faker;
};

/** Makes dice. */
export function createDice(seed: number): Dice {
  const faker = new Faker({ locale: [fr_CA, fr, en, base], seed });
  const english = new Faker({ locale: [en_CA, en, base], seed });
  const german = new Faker({ locale: [de, en, base], seed });
  const japanese = new Faker({ locale: [ja, en, base], seed });

  const dice: Dice = {
    faker,
    chance: (probability) => faker.number.float() < probability,
    maybe: (probability, make) => (dice.chance(probability) ? make() : null),
    pick: (values) => faker.helpers.arrayElement(values),
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = Object.entries<number>(weights).map(([value, weight]) => ({
        value: value as K,
        weight,
      }));
      return faker.helpers.weightedArrayElement(entries);
    },
    int: (min, max) => faker.number.int({ min, max }),
    between: (from, to) => iso(Math.floor(faker.number.int({ min: from, max: to }) / 1000) * 1000),
    tongue() {
      const languages = { french: faker, english, german, japanese };
      return languages[dice.weighted({ french: 80, english: 13, german: 4, japanese: 3 })];
    },
  };
  return dice;
}
