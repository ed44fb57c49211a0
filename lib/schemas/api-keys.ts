import { z } from "zod";
import { longestKeyDays, usualRate } from "#lib/domain/api-keys.ts";
import { isScope } from "#lib/domain/scopes.ts";
import { line, problem } from "./text.ts";

/** `203.0.113.0/24` or `2001:db8::/48`; a bare address stands for itself. Closer checked where it is used. */
const network = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], problem("not-a-network"));

/** What a new key may do and for how long. `name` is the partner's; a known one gets another key. */
export const createApiKeyInput = z.strictObject({
  name: line(80),
  scopes: z
    .array(z.string().max(120).refine(isScope, problem("not-a-scope")))
    .min(1, problem("required"))
    .max(40, problem("too-long")),
  days: z.coerce
    .number(problem("not-a-number"))
    .int(problem("not-a-number"))
    .min(1, problem("too-small"))
    .max(longestKeyDays, problem("too-large")),
  ratePerMinute: z
    .int(problem("not-a-number"))
    .min(1, problem("too-small"))
    .max(1_000_000, problem("too-large"))
    .nullable()
    .default(usualRate),
  cidrs: z.array(network).max(40, problem("too-long")).default([]),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;
