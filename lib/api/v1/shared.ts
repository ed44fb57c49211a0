import { z } from "zod";
import { parseApplicationNumber } from "../../domain/identifiers.ts";

export const applications = {
  read: { area: "applications", verb: "read" },
  write: { area: "applications", verb: "write" },
} as const;
export const files = { read: { area: "files", verb: "read" }, write: { area: "files", verb: "write" } } as const;

export const numberParams = { number: z.string().meta({ description: "申请编号。", examples: ["RC26-7K3M-9QX2-F"] }) };

/** The number of an address for the statements; null for what cannot be one. */
export function numberValues({ number = "" }: Readonly<Record<string, string>>): [string] | null {
  const parsed = parseApplicationNumber(number);
  return parsed === null ? null : [parsed];
}

export function addressOf(number: string): string {
  return `/api/v1/applications/${number}`;
}
