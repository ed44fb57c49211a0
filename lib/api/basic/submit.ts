import { z } from "zod";
import { type Service, services } from "../../db/workflow-version.ts";
import { covers } from "../../domain/scopes.ts";
import { fileApplication } from "../../operations/file-application.ts";
import { basicSubmission } from "../../schemas/basic-api.ts";
import { type Answer, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { basicApplicationId, basicError, isMissing, need } from "./shared.ts";
import { filedStatus, normalised, submittedMessage } from "./words.ts";

const submitted = z
  .strictObject({
    message: z.string(),
    application_id: basicApplicationId,
    application_number: z.string().meta({ examples: ["RC26-7K3M-9QX2-F"] }),
    current_status: z.string(),
  })
  .meta({ id: "BasicSubmitted" });

export const submit = endpoint({
  method: "post",
  path: "/api/applications",
  id: "basicSubmit",
  tag: "basic",
  summary: "提交新申请 · Submit an application",
  description:
    "办理人没有证件和联系方式时也可提交；这样的申请由工作人员另行核对身份，不能凭申请编号和证件号码自助查询。需要完整受理的，请使用 /api/v1。\n\nThe application carries neither ID document nor contacts nor answers: the office checks identity by other means, and the application cannot be looked up by number and ID number. Use /api/v1 to file a complete one.",
  need: need.write,
  basic: true,
  body: { kind: "json", schema: basicSubmission },
  answers: {
    201: { description: "已提交。Filed.", schema: submitted },
    400: { description: "缺少必填字段。A required field is missing.", schema: basicError },
  },
  troubles: [409],
  invalid: (given, body) =>
    isMissing(body, "applicant_name") || isMissing(body, "application_type")
      ? { ok: true, status: 400, body: { error: "Missing required fields" } }
      : given,
  run: async ({ context, body, principal, operationId }): Promise<Answer | Trouble> => {
    const all = await services(context.database);
    const service = all.find((candidate) => isNamed(candidate, body.application_type));
    const covered = all.filter(
      ({ code, retiredAt }) => retiredAt === null && covers(principal.scopes, need.write, code),
    );
    if (!service) return trouble("unknown-service", { more: { services: covered.map(({ name }) => name["zh-CN"]) } });
    if (!covers(principal.scopes, need.write, service.code)) return trouble("scope-missing");
    const filer = { applicantName: body.applicant_name };
    const request = { serviceCode: service.code, filer, answers: null, locale: "zh-CN", operationId } as const;
    const filed = await fileApplication(context, request);
    if (!filed.ok) return trouble(filed.reason);
    return {
      ok: true,
      status: 201,
      body: {
        message: submittedMessage,
        application_id: filed.publicId,
        application_number: filed.number,
        current_status: filedStatus,
      },
    };
  },
});

function isNamed({ code, name }: Service, typed: string): boolean {
  return [code, ...Object.values(name)].some((text) => normalised(text) === normalised(typed));
}
