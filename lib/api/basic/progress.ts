import { z } from "zod";
import { progressById } from "../../db/partner-statements.ts";
import { type Answer, endpoint } from "../endpoint.ts";
import { subjectOf } from "../subject.ts";
import { basicApplicationId, basicError, basicTime, basicTimeOf, idParams, idValues, missing, need } from "./shared.ts";
import { filedStatus, notesOf, statusOf } from "./words.ts";

const progressShape = z
  .strictObject({
    application_id: basicApplicationId,
    application_number: z.string(),
    applicant_name: z.string(),
    application_type: z.string().meta({ description: "事项名称。The service." }),
    submitted_at: basicTime,
    current_status: z.string(),
    history: z
      .array(z.strictObject({ status: z.string(), changed_at: basicTime, notes: z.string() }))
      .meta({ description: "最新的在前。Newest first." }),
  })
  .meta({ id: "BasicProgress" });

export const progress = endpoint({
  method: "get",
  path: "/api/applications/{application_id}/progress",
  id: "basicProgress",
  tag: "basic",
  summary: "查询申请进度 · Progress of an application",
  need: need.read,
  basic: true,
  params: idParams,
  statement: progressById,
  values: idValues,
  missing,
  answers: {
    200: { description: "申请进度。The progress.", schema: progressShape },
    404: { description: "没有这件申请。No such application.", schema: basicError },
  },
  run: async ({ parts, row, principal }): Promise<Answer> => {
    const subject = await subjectOf(parts, { row, principal, need: need.read });
    if (!subject) return missing;
    const { application, stages } = subject;
    const history = (application.entries ?? []).flatMap((entry) => {
      const status = statusOf(entry, stages);
      return status === null ? [] : [{ status, changed_at: basicTimeOf(entry.at), notes: notesOf(entry) }];
    });
    return {
      ok: true,
      status: 200,
      body: {
        application_id: application.public_id,
        application_number: application.number,
        applicant_name: application.applicant_name,
        application_type: application.service_label,
        submitted_at: history.at(-1)?.changed_at ?? "",
        current_status: history[0]?.status ?? filedStatus,
        history,
      },
    };
  },
});
