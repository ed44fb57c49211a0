import { z } from "zod";
import type { Answer } from "../endpoint.ts";

export const need = {
  read: { area: "applications", verb: "read" },
  write: { area: "applications", verb: "write" },
} as const;

export const basicApplicationId = z
  .int()
  .meta({ description: "整数编号。The whole number of an application.", examples: [1] });

/** Times of the older interface: UTC, as its database wrote them. */
export const basicTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6}$/)
  .meta({ description: "UTC。", examples: ["2023-10-27 14:25:30.123456"] });

/** A time as the statements pack it, with six digits of a second. */
export function basicTimeOf(at: string): string {
  const [seconds = "", fraction = ""] = at.split(".");
  return `${seconds.replace("T", " ")}.${fraction.padEnd(6, "0")}`;
}

export const basicError = z.strictObject({ error: z.string() }).meta({ id: "BasicError" });

export const idParams = {
  application_id: z
    .string()
    .regex(/^\d{1,10}$/)
    .meta({ examples: ["1"] }),
};

/** The integer of an address for the statements; null for what cannot be one. */
export function idValues({ application_id = "" }: Readonly<Record<string, string>>): [number] | null {
  const id = /^\d{1,10}$/.test(application_id) ? Number(application_id) : 0;
  return id >= 1 && id <= 2_147_483_647 ? [id] : null;
}

export const missing: Answer = { ok: true, status: 404, body: { error: "Application not found" } };

/** As the older program had it: absent, empty, or only blanks. */
export function isMissing(body: unknown, name: string): boolean {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  const value = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}
