import { z } from "zod";
import { deadlineStates } from "../../domain/deadlines.ts";
import { idDocumentKinds } from "../../domain/identifiers.ts";
import { scanStates } from "../../domain/materials.ts";
import { verbs } from "../../domain/permissions.ts";
import { events, stageKinds, statuses } from "../../domain/workflow.ts";

/* What `/api/v1` answers. Times are ISO 8601 in UTC, days `YYYY-MM-DD` in the office's zone. */

/** For named schemas: `nullable()` on one comes out as "this, and also null", which nothing can be. */
const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

export const localized = z.strictObject({ "zh-CN": z.string(), en: z.string() }).meta({ id: "LocalizedText" });
export const instant = z.iso.datetime();
export const day = z.iso.date();
export const applicationNumber = z.string().meta({ description: "申请编号。", examples: ["RC26-7K3M-9QX2-F"] });
const status = z.enum(statuses).meta({ id: "Status" });
const stageCode = z.string().meta({ description: "环节代码。Code of a stage." });
const version = z.int();

export const serviceSummary = z
  .strictObject({
    code: z.string(),
    name: localized,
    summary: localized,
    issuer: localized,
    hotline: z.string(),
    working_days: z.int().meta({ description: "各环节承诺工作日之和。Promised working days in all." }),
  })
  .meta({ id: "ServiceSummary" });

const condition = z.strictObject({ field: z.string(), any_of: z.array(z.string()) });
const stageShape = z
  .strictObject({
    code: z.string(),
    kind: z.enum(stageKinds),
    name: localized,
    meaning: localized,
    applicant_does: localized,
    completed_label: localized,
    department: localized,
    working_days: z.int().nullable(),
    only_when: condition.nullable(),
  })
  .meta({ id: "Stage" });
const materialShape = z
  .strictObject({ code: z.string(), name: localized, hint: localized, required: z.boolean(), max_files: z.int() })
  .meta({ id: "Material" });
const fieldShape = z
  .strictObject({
    code: z.string(),
    section: z.string(),
    kind: z.enum(["text", "long-text", "number", "date", "choice"]),
    label: localized,
    hint: orNull(localized),
    required: z.boolean(),
    max_length: z.int().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    options: z.array(z.strictObject({ value: z.string(), label: localized })),
  })
  .meta({ id: "Field" });

export const serviceShape = z
  .strictObject({
    ...serviceSummary.shape,
    workflow_version: z.int(),
    stages: z.array(stageShape),
    materials: z.array(materialShape),
    fields: z.array(fieldShape),
  })
  .meta({ id: "Service" });
export const serviceList = z.strictObject({ services: z.array(serviceSummary) }).meta({ id: "ServiceList" });

const summary = {
  number: applicationNumber,
  application_id: z.int(),
  service: z.string(),
  status,
  stage: stageCode,
  version: version.meta({ description: "每次变化加一。Grows by one with every change." }),
  applicant_name: z.string(),
  submitted_at: instant,
  updated_at: instant,
  closed_at: instant.nullable(),
  due_on: day.nullable().meta({ description: "本环节承诺的日期。Promised day of the current stage." }),
};
export const applicationSummary = z.strictObject(summary).meta({ id: "ApplicationSummary" });
export const applicationList = z
  .strictObject({ applications: z.array(applicationSummary), next_cursor: z.string().nullable() })
  .meta({ id: "ApplicationList" });
export const applicationShape = z
  .strictObject({
    ...summary,
    document: z.strictObject({ kind: z.enum(idDocumentKinds), masked_number: z.string() }).nullable(),
    masked_email: z.string().nullable(),
    masked_mobile: z.string().nullable(),
    locale: z.enum(["zh-CN", "en"]),
    fields: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: "Application" });

export const progressShape = z
  .strictObject({
    number: applicationNumber,
    application_id: z.int(),
    service: z.string(),
    version,
    status,
    stage: stageCode,
    percent: z.int().min(0).max(100),
    step: z.int(),
    steps: z.int(),
    turn: z.enum(["office", "applicant", "nobody"]),
    deadline: z.strictObject({
      state: z.enum(deadlineStates),
      due_on: day.nullable(),
      days_left: z.int().nullable(),
    }),
    stages: z.array(
      z.strictObject({
        code: z.string(),
        name: localized,
        completed_label: localized,
        state: z.enum(["done", "current", "waiting", "stopped"]),
        working_days: z.int().nullable(),
        expected_on: day.nullable(),
        entered_at: instant.nullable(),
        completed_at: instant.nullable(),
        overdue: z.boolean(),
      }),
    ),
    submitted_at: instant,
    updated_at: instant,
    as_of: instant,
  })
  .meta({ id: "Progress" });

const deficiencyShape = z.strictObject({
  target: z.strictObject({ kind: z.enum(["field", "material"]), code: z.string() }).nullable(),
  problem: z.string(),
  advice: z.string(),
});
export const historyShape = z
  .strictObject({
    number: applicationNumber,
    version,
    entries: z.array(
      z.strictObject({
        seq: z.int(),
        event: z.enum(events),
        at: instant,
        from_stage: stageCode,
        to_stage: stageCode,
        from_status: orNull(status),
        to_status: status,
        remark: z.string().nullable(),
        reasons: z.array(z.string()),
        deficiencies: z.array(deficiencyShape),
        answer_by: day.nullable(),
      }),
    ),
  })
  .meta({ id: "History", description: "最新的在前。Newest first." });

export const transitionsShape = z
  .strictObject({
    number: applicationNumber,
    version,
    status,
    stage: stageCode,
    allowed: z.array(
      z.strictObject({
        verb: z.enum(verbs),
        event: z.enum(events),
        to_status: status,
        to_stages: z.array(stageCode).meta({ description: "可能到达的环节。Where it can lead." }),
      }),
    ),
  })
  .meta({ id: "Transitions" });
export const madeTransition = z
  .strictObject({ number: applicationNumber, version, event: z.enum(events), status, stage: stageCode })
  .meta({ id: "MadeTransition" });

export const fileShape = z
  .strictObject({
    id: z.uuid(),
    material: z.string(),
    name: z.string(),
    media_type: z.string(),
    size: z.int(),
    scan: z.enum(scanStates).meta({ description: "通过安全检查（clean）后才能下载。" }),
    created_at: instant,
  })
  .meta({ id: "File" });
export const fileList = z.strictObject({ files: z.array(fileShape) }).meta({ id: "FileList" });
