/** As much of a set of ids as it takes to ask what is in it. */
export interface SeenIds {
  readonly size: number;
  has(id: string): boolean;
}

/** Of the slots of a set, so many are in use at most; a set that is full gets half as many again. */
const mostFull = 0.9;
const growth = 1.5;
/** A count beyond this is not believed before so many ids are there. */
const mostReserved = 5_000_000;

/**
 * A set of ids, each with a number beside it, in 9 to 15 bytes an id: a Set takes 90. It keeps hashes of 64 bits. An id that is in
 * the set is always found; that any two of a million ids are taken for one has a chance of 1 in 30 million.
 */
export class IdSet implements SeenIds {
  /** Open addressing: the two halves of each hash; a slot whose second half is 0 is empty. */
  #hashes = new Uint32Array(2 * 64);
  /** The numbers beside the ids; none are kept while all are 0. */
  #numbers: Uint8Array | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** The number beside an id; undefined where the id is not in the set. */
  get(id: string): number | undefined {
    hash(id);
    const slot = this.#slotOf(high, low);
    return this.#isEmpty(slot) ? undefined : (this.#numbers?.[slot] ?? 0);
  }

  /** Adds an id, or gives it another number, from 0 to 255. Returns the number it had; undefined where it was not in the set. */
  set(id: string, number: number): number | undefined {
    hash(id);
    const slot = this.#slotOf(high, low);
    const before = this.#isEmpty(slot) ? undefined : (this.#numbers?.[slot] ?? 0);
    if (number > 0) this.#numbers ??= new Uint8Array(this.#capacity);
    if (this.#numbers) this.#numbers[slot] = number;
    if (before !== undefined) return before;
    this.#put(slot, high, low);
    this.#size += 1;
    if (this.#size > mostFull * this.#capacity) this.#resize(growth * this.#capacity);
    return undefined;
  }

  /** Makes room for so many ids, so that the set need not grow. */
  reserve(count: number): void {
    const slots = Math.min(count, mostReserved) / mostFull + 1;
    if (slots > this.#capacity) this.#resize(slots);
  }

  get #capacity(): number {
    return this.#hashes.length / 2;
  }

  #isEmpty(slot: number): boolean {
    return this.#hashes[2 * slot + 1] === 0;
  }

  #put(slot: number, high: number, low: number): void {
    this.#hashes[2 * slot] = high;
    this.#hashes[2 * slot + 1] = low;
  }

  /** The slot of a hash, or the empty one where it belongs. */
  #slotOf(high: number, low: number): number {
    const capacity = this.#capacity;
    for (let slot = Math.floor((high * capacity) / 2 ** 32); ; slot = slot + 1 === capacity ? 0 : slot + 1) {
      const found = this.#hashes[2 * slot + 1];
      if (found === 0 || (found === low && this.#hashes[2 * slot] === high)) return slot;
    }
  }

  #resize(slots: number): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    this.#hashes = new Uint32Array(2 * Math.ceil(slots));
    if (numbers) this.#numbers = new Uint8Array(this.#capacity);
    for (let i = 0; i < hashes.length; i += 2) {
      const high = hashes[i] ?? 0;
      const low = hashes[i + 1] ?? 0;
      if (low === 0) continue;
      const slot = this.#slotOf(high, low);
      this.#put(slot, high, low);
      if (numbers && this.#numbers) this.#numbers[slot] = numbers[i / 2] ?? 0;
    }
  }
}

/** The halves of the last hash: to return them would make an object for each of a million ids. */
let high = 0;
let low = 0;

/** Two hashes of 32 bits that are stirred into each other at the end: cyrb53, of which nearly all 64 bits are kept. */
function hash(id: string): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < id.length; i += 1) {
    const unit = id.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  high = a >>> 0;
  low = b >>> 0 || 1;
}
