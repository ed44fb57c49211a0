import { describe, expect, test } from "vitest";
import { readForm, unfold } from "./form-fields.ts";

const form = (entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("readForm", () => {
  test("keeps what was typed, with one kind of line break and without the framework's fields", () => {
    const sent = form([
      ["$ACTION_REF_1", ""],
      ["1_$ACTION_ID_abc", ""],
      ["remark", "一\r\n二"],
      ["answers.degree", "phd"],
    ]);
    expect(readForm(sent)).toEqual({ remark: "一\n二", "answers.degree": "phd" });
  });

  test("lists hold every value, or none", () => {
    const sent = form([
      ["channel", "email"],
      ["channel", "sms"],
    ]);
    expect(readForm(sent, ["channel", "topic"])).toEqual({ channel: ["email", "sms"], topic: [] });
  });

  const refused: [string, [string, string][]][] = [
    [
      "a name twice",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ["NUL", [["a", "x\0"]]],
    ["a lone surrogate", [["a", "\ud83d"]]],
    ["a value of a megabyte", [["a", "x".repeat(1_000_000)]]],
    ["a strange name", [["a[b]", "x"]]],
    ["an empty name", [["", "x"]]],
    ["a long name", [["a".repeat(200), "x"]]],
    ["a deep name", [["a.b.c.d.e", "x"]]],
    ["__proto__", [["__proto__", "x"]]],
    ["__proto__ inside", [["a.__proto__.b", "x"]]],
    ["hundreds of fields", Array.from({ length: 400 }, (_, index) => [`f${index}`, "x"])],
    ["much in all", Array.from({ length: 20 }, (_, index) => [`f${index}`, "x".repeat(15_000)])],
  ];
  test.each(refused)("refuses %s", (_name, entries) => {
    // FormData replaces lone surrogates by itself; what arrives through a decoder that does not is refused here.
    const sent =
      _name === "a lone surrogate"
        ? ({
            *[Symbol.iterator]() {
              yield* entries;
            },
          } as FormData)
        : form(entries);
    expect(readForm(sent)).toBeNull();
  });

  test("refuses a file", () => {
    const data = new FormData();
    data.append("a", new File(["x"], "x.txt"));
    expect(readForm(data)).toBeNull();
  });
});

describe("unfold", () => {
  test("dotted names make objects, numbers make lists whose gaps close", () => {
    const values = {
      remark: "r",
      "deficiencies.0.problem": "p0",
      "deficiencies.0.target.code": "photo",
      "deficiencies.2.problem": "p2",
      "tags.10": "last",
      "tags.9": "first",
      picks: ["x", "y"],
    };
    expect(unfold(values)).toEqual({
      remark: "r",
      deficiencies: [{ problem: "p0", target: { code: "photo" } }, { problem: "p2" }],
      tags: ["first", "last"],
      picks: ["x", "y"],
    });
  });

  test("names that do not fit together are refused", () => {
    expect(unfold({ a: "x", "a.b": "y" })).toBeNull();
    expect(unfold({ "a.b": "y", a: "x" })).toBeNull();
  });

  test("names that objects inherit are ordinary names", () => {
    expect(unfold({ "constructor.prototype": "x", toString: "y" })).toEqual({
      constructor: { prototype: "x" },
      toString: "y",
    });
  });
});
