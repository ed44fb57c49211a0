import { expect, test } from "vitest";
import { problemsOf } from "./draft.ts";
import { identity } from "./identity.ts";

const person = {
  applicantName: "王小明",
  idKind: "resident-id",
  idNumber: "990101199503120031",
  email: "w@example.com",
};

test.each([
  ["blanks in the number", { idNumber: " 990101 19950312 0031 " }],
  ["full-width letters", { email: "ｗ＠ｅｘａｍｐｌｅ.com" }],
  ["a foreign mobile instead of an e-mail", { email: "", mobile: "+81 90 1234 5678" }],
])("accepts %s", (_name, change) => {
  const checked = identity.safeParse({ ...person, ...change });
  expect(checked.success ? {} : problemsOf(checked.error)).toEqual({});
});

test.each([
  [{ idNumber: "990101199503120032" }, { idNumber: "not-an-id-number" }],
  [{ idKind: "passport", idNumber: "1" }, { idNumber: "not-an-id-number" }],
  [{ email: "" }, { mobile: "contact-needed" }],
  [{ email: "", mobile: "12" }, { mobile: "not-a-mobile" }],
  [
    { applicantName: "", idNumber: "1", email: "" },
    { applicantName: "required", idNumber: "not-an-id-number", mobile: "contact-needed" },
  ],
  [
    { idKind: "library-card", email: "nobody" },
    { idKind: "not-an-option", email: "not-an-email" },
  ],
])("tells everything that is wrong at once: %o", (change, problems) => {
  const checked = identity.safeParse({ ...person, ...change });
  expect(checked.success ? {} : problemsOf(checked.error)).toEqual(problems);
});
