import { z } from "zod";
import { parseLogin } from "./login.ts";
import { passwordWeakness } from "./password.ts";

/** Sign-in form. What is malformed is treated like a wrong password, so that the answer tells nothing. */
export const signInInput = z.strictObject({
  login: z.string().trim().min(1, "required").max(254, "too-long"),
  password: z.string().min(1, "required").max(1024, "too-long"),
  next: z.string().max(2048).optional(),
});

/** Registration form of an applicant. */
export const registerInput = z
  .strictObject({
    name: z.string().trim().min(1, "required").max(80, "too-long"),
    login: z
      .string()
      .trim()
      .min(1, "required")
      .max(254, "too-long")
      .refine((typed) => typed === "" || parseLogin(typed) !== null, "login-malformed"),
    password: z.string().min(1, "required").max(1024, "password-too-long"),
    next: z.string().max(2048).optional(),
  })
  .superRefine((input, context) => {
    const weakness = passwordWeakness(input);
    if (weakness !== null) context.addIssue({ code: "custom", path: ["password"], message: weakness });
  });

