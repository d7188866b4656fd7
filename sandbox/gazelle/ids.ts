const SPACE = 36n ** 10n;
// Neither even nor a multiple of 3, hence coprime with SPACE: no two counts give the same id.
const STRIDE = 2_862_933_555_777_941_757n;

/** Makes ids that look like Gazelle's, such as `cli_4k09xq7c2m`: always the same ones, in no order. */
export function createIds(prefix: string): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return prefix + ((count * STRIDE) % SPACE).toString(36).padStart(10, '0');
  };
}
