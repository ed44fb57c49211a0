import { z } from "zod";
import { longestKeyDays, usualRate } from "#lib/domain/api-keys.ts";
import { isScope } from "#lib/domain/scopes.ts";
import { line, problem, typed } from "./text.ts";

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

const words = (text: string) => text.split(/[\s,，]+/u).filter((word) => word !== "");

/** The words of a text area as a list; what is wrong with one is told of the whole field. */
function listOf<S extends z.ZodType>(schema: S) {
  return (text: string, context: z.core.$RefinementCtx): z.output<S> => {
    const parsed = schema.safeParse(words(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "unexpected" });
    return z.NEVER;
  };
}

/** The form of the administrator: lists one a line, 0 for no limit. */
export const createApiKeyForm = z
  .strictObject({
    name: createApiKeyInput.shape.name,
    scopes: typed(4000).transform(listOf(createApiKeyInput.shape.scopes)),
    days: createApiKeyInput.shape.days,
    ratePerMinute: z.coerce
      .number(problem("not-a-number"))
      .int(problem("not-a-number"))
      .min(0, problem("too-small"))
      .max(1_000_000, problem("too-large")),
    cidrs: z.string().max(4000, problem("too-long")).transform(listOf(createApiKeyInput.shape.cidrs)),
  })
  .transform(({ ratePerMinute, ...rest }) => ({ ...rest, ratePerMinute: ratePerMinute === 0 ? null : ratePerMinute }));

export const revokeApiKeyForm = z.strictObject({ id: z.uuid(problem("unexpected")) });
