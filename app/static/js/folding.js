// The same name written in two ways folds to one text. Only for marking letters on the screen: the server decides what matches.
const SAME = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه" };

export const fold = (text) => text
  .normalize("NFC")
  .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, "")
  .replace(/[أإآٱىئؤة]/g, (letter) => SAME[letter])
  .toLowerCase();

// The words of a name, each with true where a typed word begins it.
export function matched(name, typed) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  return name.split(/(\s+)/).map((word) => [word, Boolean(word.trim()) && wanted.some((want) => fold(word).startsWith(want))]);
}
