import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { catalogs } from "./catalog.ts";
import { locales } from "./locale.ts";
import { withChinesePunctuation } from "./punctuation.ts";
import { unavailableWords } from "./unavailable.ts";

type Message = { key: string; text: string };

const messages = Object.fromEntries(locales.map((locale) => [locale, flat(catalogs[locale], "")]));

describe.each(locales)("the words in %s", (locale) => {
  it("have the keys of the language of record", () => {
    expect(keysOf(locale)).toEqual(keysOf("zh-CN"));
  });

  it("parse as ICU messages and name the placeholders of the language of record", () => {
    const wrong = (messages[locale] ?? []).filter(({ key, text }) => {
      const reference = messages["zh-CN"]?.find((message) => message.key === key)?.text ?? "";
      return placeholders(text).join() !== placeholders(reference).join();
    });
    expect(wrong).toEqual([]);
  });

  it("say something everywhere", () => {
    expect(messages[locale]?.filter(({ text }) => text.trim() === "")).toEqual([]);
  });
});

it("keeps Chinese out of the English catalog", () => {
  expect(messages.en?.filter(({ text }) => isHan(text))).toEqual([]);
});

it("keeps half-width punctuation out of the Chinese catalog", () => {
  const chinese = [...(messages["zh-CN"] ?? []), ...flat(unavailableWords["zh-CN"], "unavailable")];
  const wrong = chinese.filter(({ text }) => isHan(text) && text !== withChinesePunctuation(text));
  expect(wrong).toEqual([]);
});

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function keysOf(locale: string): string[] {
  return (messages[locale] ?? []).map(({ key }) => key).sort();
}

function flat(words: object, prefix: string): Message[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const key = prefix ? `${prefix}.${name}` : name;
    return typeof value === "string" ? [{ key, text: value }] : flat(value, key);
  });
}

function placeholders(text: string): string[] {
  return [...new Set(argumentsOf(parse(text)))].sort();
}

function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)];
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      const branches = Object.values(element.options).flatMap((option) => argumentsOf(option.value));
      return [element.value, ...branches];
    }
    return [element.value];
  });
}
