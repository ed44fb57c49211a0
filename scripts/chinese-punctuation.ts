/** Gives the Chinese catalogs their full-width punctuation: `node scripts/chinese-punctuation.ts [files]`. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { withChinesePunctuation } from "../lib/text/punctuation.ts";

const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : globSync("lib/text/zh-CN/*.ts");
const literal = /"(?:[^"\\\n]|\\.)*"/g;

for (const file of files) {
  const before = readFileSync(file, "utf8");
  const after = before.replace(literal, (text) => (/\p{Script=Han}/u.test(text) ? withChinesePunctuation(text) : text));
  if (after !== before) {
    writeFileSync(file, after);
    console.log(file);
  }
}
