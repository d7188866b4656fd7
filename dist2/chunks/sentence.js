// dist/sentences/sentence.js
const joined = (sentences) => sentences.join("; ");
const listed = (head, items) => [head, ...items].join("\n  ");
const about = (name, sentence) => `${name}: ${sentence}`;
const reworded = (sentence, words, by) => sentence.replace(words, by);
const foreign = (text) => text;
const complete = (texts) => texts;
export { listed as a, joined as i, complete as n, reworded as o, foreign as r, about as t };
