/** The names of the values of a sentence. */
type Values<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Values<Rest> : never;

type Translation<Texts> = {
  [Text in keyof Texts]: [Values<Text>, Values<Texts[Text]>] extends [Values<Texts[Text]>, Values<Text>]
    ? string
    : never;
};

/** Sentences in another language by the English ones; does not compile where one has other values than in English. */
export const complete = <const Texts extends Record<string, string>>(
  texts: Texts & Translation<Texts>,
): Record<keyof Texts, string> => texts;
