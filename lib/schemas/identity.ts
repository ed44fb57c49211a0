import { isValidPhoneNumber, parsePhoneNumberWithError } from "libphonenumber-js/max";
import { stdnum } from "stdnum";
import { z } from "zod";
import { type IdDocumentKind, idDocumentKinds, normaliseIdNumber } from "#lib/domain/identifiers.ts";
import { line, problem } from "./text.ts";

/** One plain address: no display name, comment or quoted local part; full-width forms folded, domain in lower case. */
export const email = line(254)
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.email(problem("not-an-email")))
  .transform((text) => text.toLowerCase());

/** A mobile number as E.164; numbers without a country are Chinese. */
export const mobile = line(32)
  .transform((text) => text.normalize("NFKC"))
  .refine((text) => isValidPhoneNumber(text, "CN") && isMobile(text), problem("not-a-mobile"))
  .transform((text) => parsePhoneNumberWithError(text, "CN").number as string);

function isMobile(text: string): boolean {
  const type = parsePhoneNumberWithError(text, "CN").getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}

/** Documents without a public check rule are held to a length and an alphabet only. */
const otherShapes: Record<Exclude<IdDocumentKind, "resident-id">, RegExp> = {
  passport: /^[A-Z0-9]{6,12}$/,
  "hk-macao-permit": /^[HMC][A-Z0-9]{8,10}$/,
  "taiwan-permit": /^[A-Z0-9]{8,10}$/,
  other: /^[A-Z0-9]{4,30}$/,
};

/** Whether a normalised number can belong to a document of this kind (resident ID: GB 11643 date and check digit). */
export function isIdNumber(kind: IdDocumentKind, number: string): boolean {
  if (kind === "resident-id")
    return /^\d{17}[\dX]$/.test(number) && (stdnum.CN?.ric?.validate(number).isValid ?? false);
  return otherShapes[kind].test(number);
}

const emptyAsMissing = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

export const identityShape = {
  applicantName: line(60).min(2, problem("too-short")),
  idKind: z.enum(idDocumentKinds, problem("not-an-option")),
  idNumber: line(40).transform(normaliseIdNumber),
  email: z.preprocess(emptyAsMissing, email.optional()),
  mobile: z.preprocess(emptyAsMissing, mobile.optional()),
};

/** Who applies and how to reach them. */
export const identity = z
  .strictObject(identityShape)
  .refine((value) => isIdNumber(value.idKind, value.idNumber), {
    ...problem("not-an-id-number"),
    path: ["idNumber"],
    // Told together with whatever else is wrong, so that nobody has to send the form twice to learn it all.
    when: ({ value, issues }) => !about(issues, "idKind") && !about(issues, "idNumber") && isGiven(value),
  })
  .refine((value) => value.email !== undefined || value.mobile !== undefined, {
    ...problem("contact-needed"),
    path: ["mobile"],
    when: ({ value, issues }) => !about(issues, "email") && !about(issues, "mobile") && isGiven(value),
  });

function isGiven(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function about(issues: readonly { readonly path?: PropertyKey[] | undefined }[], name: string): boolean {
  return issues.some(({ path }) => path?.[0] === name);
}
export type Identity = z.infer<typeof identity>;
