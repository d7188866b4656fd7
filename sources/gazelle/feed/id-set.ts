/** As much of a set of ids as it takes to ask what is in it. */
export interface SeenIds {
  readonly size: number;
  has(id: string): boolean;
}

/**
 * A set of ids in a few bytes each, and with a number beside each: a Set takes 90 for an id of 16 letters. The ids
 * themselves are kept and compared, not only their hashes, so it is as exact as a Set.
 */
export class IdSet implements SeenIds {
  /** All ids in UTF-8, one after the other; `ends` tells where each one ends. */
  #bytes = Buffer.alloc(1024);
  #ends = new Uint32Array(64);
  #numbers = new Uint8Array(64);
  /** Open addressing: the place of an id, counted from 1; 0 where nothing is. At most four in five are in use. */
  #slots = new Uint32Array(128);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The numbers beside the ids, in the order in which these were added. */
  get numbers(): Uint8Array {
    return this.#numbers.subarray(0, this.#size);
  }

  /** The ids, in the order in which they were added. */
  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.#size; i += 1)
      yield this.#bytes.toString('utf8', this.#startOf(i), this.#ends[i]);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** The number beside an id; undefined where the id is not in the set. */
  get(id: string): number | undefined {
    const place = this.#slots[this.#find(id).slot] ?? 0;
    return place === 0 ? undefined : this.#numbers[place - 1];
  }

  /** Adds an id, or gives it another number, from 0 to 255. Returns the number it had; undefined where it was not in the set. */
  set(id: string, number: number): number | undefined {
    const { slot, end } = this.#find(id);
    const place = this.#slots[slot] ?? 0;
    if (place > 0) {
      const before = this.#numbers[place - 1];
      this.#numbers[place - 1] = number;
      return before;
    }
    this.#ends[this.#size] = end;
    this.#numbers[this.#size] = number;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size === this.#ends.length) this.#grow();
    return undefined;
  }

  /** Writes an id behind all others, where it stays if it is added, and looks for it. */
  #find(id: string): { slot: number; end: number } {
    const start = this.#startOf(this.#size);
    const most = start + 3 * id.length;
    if (most > this.#bytes.length) this.#bytes = Buffer.from(this.#bytes.buffer.transfer(longer(most)));
    const end = start + this.#bytes.write(id, start);
    return { slot: this.#slotOf(start, end), end };
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
  }

  /** The slot of the id that is written from `start` to `end`, or the empty one where it belongs. */
  #slotOf(start: number, end: number): number {
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? 0;
      if (place === 0) return slot;
      const from = this.#startOf(place - 1);
      const to = this.#ends[place - 1] ?? 0;
      // Most ids differ in their last letter, and are not compared whole.
      const isAlike = to - from === end - start && (end === start || bytes[to - 1] === bytes[end - 1]);
      if (isAlike && bytes.compare(bytes, from, to, start, end) === 0) return slot;
    }
  }

  #grow(): void {
    const capacity = longer(this.#size);
    this.#ends = new Uint32Array(this.#ends.buffer.transfer(4 * capacity));
    this.#numbers = new Uint8Array(this.#numbers.buffer.transfer(capacity));
    if (capacity < 0.8 * this.#slots.length) return;
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let i = 0; i < this.#size; i += 1) {
      this.#slots[this.#slotOf(this.#startOf(i), this.#ends[i] ?? 0)] = i + 1;
    }
  }
}

/** The next length of an array that is full: longer by little, since what is not used takes memory too. */
const longer = (length: number): number => Math.ceil(1.25 * length);
