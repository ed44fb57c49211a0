import { z } from "zod";

const fieldError = z.strictObject({
  pointer: z.string().optional().meta({ description: "JSON Pointer (RFC 6901) into the body." }),
  parameter: z.string().optional().meta({ description: "Name of a query parameter." }),
  reason: z.string(),
  detail: z.string(),
});

/** What every refusal looks like (RFC 9457); further members belong to single reasons. */
export const problemShape = z
  .looseObject({
    type: z.string().meta({ examples: ["urn:mingjing:problem:stale-version"] }),
    title: z.string(),
    status: z.int(),
    reason: z.string().meta({ description: "不随语言变化。Stable; never translated.", examples: ["stale-version"] }),
    detail: z.string().meta({ description: "按 Accept-Language 说明。A sentence in the reader's language." }),
    error: z.string().optional().meta({ description: "仅基础接口：同 detail。" }),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: "Problem" });
