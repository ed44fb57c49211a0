import type { z } from "zod";
import { subjectByNumber } from "../../db/partner-statements.ts";
import { serviceBy } from "../../db/workflow-version.ts";
import { covers, servicesCovered } from "../../domain/scopes.ts";
import { fileApplication } from "../../operations/file-application.ts";
import {
  type PartnerApplication,
  type PartnerApplicationDetail,
  partnerApplication,
  partnerApplications,
} from "../../queries/partner-applications.ts";
import { applicationFilter, newApplication } from "../../schemas/partner-api.ts";
import { type Answer, type Call, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { subjectOf } from "../subject.ts";
import { applicationList, applicationShape } from "./shapes.ts";
import { addressOf, applications, numberParams, numberValues } from "./shared.ts";

export const createApplication = endpoint({
  method: "post",
  path: "/api/v1/applications",
  id: "createApplication",
  tag: "applications",
  summary: "提交申请 · File an application",
  description:
    "替没有本网站账号的申请人提交。材料随后用 files 上传。\n\nFiled for somebody without an account here; documents follow through files.",
  need: applications.write,
  body: { kind: "json", schema: newApplication },
  answers: { 201: { description: "已受理。Filed.", schema: applicationShape } },
  troubles: [409],
  run: create,
});

async function create(call: Call<unknown, z.output<typeof newApplication>, object>): Promise<Answer | Trouble> {
  const { context, body, principal, operationId } = call;
  const service = await serviceBy(context.database, { code: body.service });
  if (!service) return trouble("unknown-service", { errors: [{ pointer: "/service", reason: "not-an-option" }] });
  if (!covers(principal.scopes, applications.write, service.code)) {
    return trouble("scope-missing", { more: { scope: `${service.code}:applications:write` } });
  }
  const { name, document, email, mobile } = body.applicant;
  const filed = await fileApplication(context, {
    serviceCode: service.code,
    filer: { applicantName: name, idKind: document.kind, idNumber: document.number, email, mobile },
    answers: body.fields,
    locale: body.locale,
    operationId,
  });
  if (filed.ok) {
    const application = await partnerApplication(context.database, filed.applicationId);
    const headers = { Location: addressOf(filed.number) };
    return { ok: true, status: 201, body: detail(application), headers };
  }
  if (!("problems" in filed)) return trouble(filed.reason);
  const errors = Object.entries(filed.problems).map(([code, reason]) => ({ pointer: `/fields/${code}`, reason }));
  return trouble("input-has-problems", { errors });
}

export const listApplications = endpoint({
  method: "get",
  path: "/api/v1/applications",
  id: "listApplications",
  tag: "applications",
  summary: "列出申请 · List applications",
  description:
    "密钥权限内的申请，按最近变化时间从早到晚排列。\n\nThose in the key's scope, ordered by their last change, the oldest first.",
  need: applications.read,
  query: applicationFilter,
  answers: { 200: { description: "一页申请。A page of applications.", schema: applicationList } },
  run: async ({ context, principal, query }): Promise<Answer> => {
    const services = servicesCovered(principal.scopes, applications.read);
    const page = await partnerApplications(context.database, { services, filter: query });
    const body = { applications: page.applications.map(summary), next_cursor: page.nextCursor };
    return { ok: true, status: 200, body };
  },
});

export const readApplication = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}",
  id: "readApplication",
  tag: "applications",
  summary: "申请详情 · An application",
  need: applications.read,
  params: numberParams,
  statement: subjectByNumber,
  values: numberValues,
  answers: {
    200: {
      description: "申请，个人信息已遮盖。The application; personal details are masked.",
      schema: applicationShape,
    },
  },
  troubles: [404],
  run: async ({ parts, row, principal }): Promise<Answer | Trouble> => {
    const subject = await subjectOf(parts, { row, principal, need: applications.read });
    if (!subject) return trouble("not-found");
    return { ok: true, status: 200, body: detail(await partnerApplication(parts.database(), subject.application.id)) };
  },
});

function summary(application: PartnerApplication): z.input<typeof applicationList>["applications"][number] {
  return {
    number: application.number,
    application_id: application.publicId,
    service: application.serviceCode,
    status: application.status,
    stage: application.stageCode,
    version: application.version,
    applicant_name: application.applicantName,
    submitted_at: application.submittedAt.toISOString(),
    updated_at: application.updatedAt.toISOString(),
    closed_at: application.closedAt?.toISOString() ?? null,
    due_on: application.dueOn,
  };
}

function detail(application: PartnerApplicationDetail): z.input<typeof applicationShape> {
  const { document } = application;
  return {
    ...summary(application),
    document: document && { kind: document.kind, masked_number: document.maskedNumber },
    masked_email: application.maskedEmail,
    masked_mobile: application.maskedMobile,
    locale: application.locale,
    fields: { ...application.fields },
  };
}
