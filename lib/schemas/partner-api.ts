import { z } from "zod";
import { idDocumentKinds, normaliseIdNumber } from "#lib/domain/identifiers.ts";
import { statuses } from "#lib/domain/workflow.ts";
import { deficiency } from "./commands.ts";
import { email, isIdNumber, mobile } from "./identity.ts";
import { line, optionalTyped, problem, typed } from "./text.ts";

/* What partners send to `/api/v1`. */

const document = z
  .strictObject({
    kind: z.enum(idDocumentKinds, problem("not-an-option")),
    number: line(40)
      .transform(normaliseIdNumber)
      .meta({ examples: ["11010519491231002X"] }),
  })
  .refine(({ kind, number }) => isIdNumber(kind, number), { ...problem("not-an-id-number"), path: ["number"] })
  .meta({ id: "IdDocument" });

const applicant = z
  .strictObject({
    name: line(60)
      .min(2, problem("too-short"))
      .meta({ examples: ["张三"] }),
    document,
    email: email.optional(),
    mobile: mobile.optional().meta({ examples: ["13800138000"] }),
  })
  .refine((value) => value.email !== undefined || value.mobile !== undefined, {
    ...problem("contact-needed"),
    path: ["mobile"],
  })
  .meta({
    id: "ApplicantInput",
    description: "手机号码和电子邮箱至少填一项。At least one of mobile and email is needed.",
  });

const code = z.string(problem("required")).regex(/^[a-z][a-z0-9-]{0,63}$/, problem("not-an-option"));

export const newApplication = z
  .strictObject({
    service: code.meta({ examples: ["research-project"] }),
    applicant,
    fields: z.record(z.string().max(64), z.union([z.string().max(5000), z.number()])).meta({
      description: "按事项表单填写，键为字段代码。Answers to the service's form by field code.",
    }),
    locale: z.enum(["zh-CN", "en"], problem("not-an-option")).default("zh-CN").meta({
      description: "通知申请人所用的语言。The language of messages to the applicant.",
    }),
  })
  .meta({ id: "NewApplication" });

const whole = z.int(problem("not-a-number")).min(1, problem("too-small")).max(2_147_483_647, problem("too-large"));
const version = whole.meta({
  description: "您看到的版本号；已有更新时返回 409。The version you saw; 409 when there is a newer one.",
});
const remark = optionalTyped(1000).meta({ description: "申请人可见。The applicant sees it." });

export const newTransition = z
  .discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("advance"), version, remark }),
    z.strictObject({
      verb: z.literal("reject"),
      version,
      reasons: z.array(typed(500)).min(1, problem("required")).max(20, problem("too-long")),
      remark,
    }),
    z.strictObject({ verb: z.literal("return"), version, to_stage: code, remark: typed(1000) }),
    z.strictObject({
      verb: z.literal("request-correction"),
      version,
      deficiencies: z.array(deficiency).min(1, problem("required")).max(30, problem("too-long")),
      answer_in_days: z.int(problem("not-a-number")).min(1, problem("too-small")).max(60, problem("too-large")),
      remark,
    }),
    z.strictObject({ verb: z.literal("answer-correction"), version, remark }),
    z.strictObject({ verb: z.literal("withdraw"), version, remark }),
  ])
  .meta({ id: "NewTransition" });
export type NewTransition = z.output<typeof newTransition>;

const earliest = Date.UTC(1970, 0);

/** Moments outside what a database holds are no moments of ours. */
const moment = z.iso
  .datetime({ offset: true, ...problem("not-a-date") })
  .refine((text) => Date.parse(text) >= earliest, problem("too-small"))
  .transform((text) => new Date(text));

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page of the list ends. */
export type ListCursor = { readonly updatedAt: Date; readonly id: string };

export function cursorText({ updatedAt, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([updatedAt.toISOString(), id])).toString("base64url");
}

const cursor = z
  .string()
  .max(200)
  .transform((text, context): ListCursor => {
    const parsed = cursorShape.safeParse(parsedJson(Buffer.from(text, "base64url").toString("utf8")));
    if (parsed.success && Date.parse(parsed.data[0]) >= earliest) {
      return { updatedAt: new Date(parsed.data[0]), id: parsed.data[1] };
    }
    context.addIssue({ code: "custom", message: "unexpected" });
    return z.NEVER;
  });

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No cursor of ours.
    return null;
  }
}

export const applicationFilter = z.strictObject({
  service: code.optional(),
  status: z.enum(statuses, problem("not-an-option")).optional(),
  stage: code.optional(),
  updated_since: moment.optional().meta({
    description:
      "只列此时及以后有变化的。为免遗漏，请与上一次查询重叠一分钟。Changed at or after; overlap by a minute with the last query to miss nothing.",
  }),
  cursor: cursor.optional().meta({ description: "上一页的 next_cursor。" }),
  limit: z.coerce
    .number(problem("not-a-number"))
    .int(problem("not-a-number"))
    .min(1, problem("too-small"))
    .max(200, problem("too-large"))
    .default(50),
});
export type ApplicationFilter = z.output<typeof applicationFilter>;

export const newFile = z
  .strictObject({
    material: line(64).meta({ description: "材料代码。Code of the document asked for." }),
    file: z.string().meta({ format: "binary", description: "PDF、JPEG 或 PNG，不超过 10 MB。" }),
  })
  .meta({ id: "NewFile" });
