// Finds entries by words as they are typed: whatever the accents, the capitals and the endings.

const MOST = 12; // words of what is asked
const ENOUGH = 4; // of weight; more of the same word says little more
const ENDING = /^(e|en|s|es|t|te|ten|d|de|den|r|er|ers|rs|n|ing|ingen)?$/;
const PARTS = ["what", "result", "how", "initiative", "conditions", "benefits", "transferable", "note"];

// One word as it is compared. A vowel or consonant written twice is one, ij is y, and a word ends
// on f or s where more of it end on v or z.
const simple = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const bare = (word) => word.replace(/ij/g, "y").replace(/(.)\1/g, "$1").replace(/v(?=[^aiouy]|e[^aiou]?$|$)/g, "f").replace(/z(?=e[^aiou]?$)/g, "s");

function wordsOf(text, joined) {
  const found = [];
  for (const word of simple(text).split(/[^a-z0-9'’-]+/)) {
    const parts = word.split(/['’-]+/).filter(Boolean);
    found.push(...(parts.length > 1 ? parts.filter((part) => part.length > 1) : parts));
    if (joined && parts.length > 1) found.push(parts.join(""));
  }
  return found;
}

// How much of the word that is asked for is in a word that stands there.
function alike(asked, there, last) {
  if (asked === there) return 1;
  let same = 0;
  while (same < asked.length && asked[same] === there[same]) same += 1;
  if (same >= 4 && ENDING.test(asked.slice(same)) && ENDING.test(there.slice(same))) return 1;
  if (same === asked.length && (last || same >= 4)) return 0.5;
  const inside = asked.length >= 5 && there.indexOf(asked) > 0;
  return inside || (same === there.length && same >= 5) ? 0.3 : 0;
}

// What stands where: of each word, which entries have it, and how heavily.
export function indexed(entries, language, more) {
  const there = {};
  entries.forEach((one, at) => {
    const own = (text) => (text && (text[language] || text.nl || text.en)) || "";
    const add = (weight, texts) => {
      const seen = {};
      for (const word of wordsOf(texts.join(" "), true).map(bare)) {
        if (seen[`.${word}`]) continue;
        seen[`.${word}`] = true;
        const where = there[`.${word}`] || (there[`.${word}`] = {});
        where[at] = (where[at] || 0) + weight;
      }
    };
    const portrait = one.portrait || {};
    add(8, [own(one.title)]);
    add(8, [own(one.keywords), own(one.region)]);
    add(3, [own(one.summary), more(one)]);
    add(1.5, PARTS.map((name) => own(one[name])));
    add(1, Object.keys(portrait).map((name) => own(portrait[name])));
  });
  return { entries, there };
}

// The entries that fit best first; what has less than half of the words only when there is
// nothing else.
export function searched(index, asked, stop) {
  const typed = wordsOf(asked.slice(0, 200), false);
  const telling = typed.filter((word) => stop.indexOf(word) < 0);
  const wanted = (telling.length ? telling : typed).map(bare)
    .filter((word, at, all) => all.indexOf(word) === at).slice(0, MOST);
  const score = {};
  const many = {};
  wanted.forEach((word, place) => {
    const best = {};
    for (const key of Object.keys(index.there)) {
      const fits = alike(word, key.slice(1), place === wanted.length - 1);
      if (!fits) continue;
      const where = index.there[key];
      const rare = Math.log(1 + index.entries.length / Object.keys(where).length);
      for (const at of Object.keys(where)) best[at] = Math.max(best[at] || 0, fits * rare * where[at] / (where[at] + ENOUGH));
    }
    for (const at of Object.keys(best)) {
      score[at] = (score[at] || 0) + best[at];
      many[at] = (many[at] || 0) + 1;
    }
  });
  for (const at of Object.keys(score)) score[at] *= Math.sqrt(many[at] / wanted.length);
  const rows = Object.keys(score).sort((a, b) => score[b] - score[a] || a - b);
  const half = rows.filter((at) => many[at] * 2 >= wanted.length);
  return (half.length < 3 ? rows : half)
    .map((at) => ({ one: index.entries[at], whole: many[at] === wanted.length }));
}
