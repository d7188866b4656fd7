let last: { text: string | undefined; value: unknown } | undefined;

/**
 * What a text says; undefined where it is no JSON. A text that is parsed again at once, as long answers are by several libraries, gives
 * the same value, which nobody may change.
 */
export function parseJson(text: string | undefined): unknown {
  try {
    if (last?.text !== text) last = { text, value: JSON.parse(text ?? '') };
    return last?.value;
  } catch {
    return undefined;
  }
}
