import { z } from "zod";
import { parseLogin } from "./login.ts";
import { passwordWeakness } from "./password.ts";
import { line, problem } from "./text.ts";

/** Passwords are taken as typed: blanks count. */
const password = z.string(problem("required")).min(1, problem("required")).max(1024, problem("too-long"));
/** Where to go afterwards; lib/http/next-path decides whether it may. */
const next = z.string().max(2048).optional();

/** A login that cannot exist is no field problem here but a wrong login: the answer tells nothing. */
export const signInInput = z.strictObject({ login: line(254), password, next });

/** Registration of an applicant. */
export const registerInput = z
  .strictObject({
    name: line(60).min(2, problem("too-short")),
    login: line(254).refine((typed) => parseLogin(typed) !== null, problem("not-a-login")),
    password,
    next,
  })
  .superRefine((input, context) => {
    const weakness = passwordWeakness(input);
    if (weakness !== null) context.addIssue({ code: "custom", path: ["password"], message: weakness });
  });
