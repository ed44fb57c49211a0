import { z } from "zod";
import { type Service, serviceBy, services, type WorkflowVersion, workflowVersion } from "../../db/workflow-version.ts";
import { type FieldDefinition, fieldsOf } from "../../schemas/form-definition.ts";
import { type Answer, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { serviceList, serviceShape } from "./shapes.ts";

/** Every key may read what anybody can read on the pages. */
export const listServices = endpoint({
  method: "get",
  path: "/api/v1/services",
  id: "listServices",
  tag: "services",
  summary: "列出事项 · List services",
  need: null,
  answers: { 200: { description: "可以申请的事项。What can be applied for.", schema: serviceList } },
  run: async ({ context: { database } }): Promise<Answer> => {
    const open = (await services(database)).filter(isOpen);
    const list = open.map(async (service) =>
      summary(service, await workflowVersion(database, service.currentVersionId)),
    );
    return { ok: true, status: 200, body: { services: await Promise.all(list) } };
  },
});

export const readService = endpoint({
  method: "get",
  path: "/api/v1/services/{code}",
  id: "readService",
  tag: "services",
  summary: "事项详情：环节、材料、表单 · A service with its stages, documents and form",
  need: null,
  params: { code: z.string().meta({ examples: ["research-project"] }) },
  answers: { 200: { description: "事项。The service.", schema: serviceShape } },
  troubles: [404],
  run: async ({ context: { database }, params }): Promise<Answer | Trouble> => {
    const service = await serviceBy(database, { code: params.code ?? "" });
    if (!service || !isOpen(service)) return trouble("not-found");
    const version = await workflowVersion(database, service.currentVersionId);
    return { ok: true, status: 200, body: { ...summary(service, version), ...details(version) } };
  },
});

type OpenService = Service & { readonly currentVersionId: string };

function isOpen(service: Service): service is OpenService {
  return service.retiredAt === null && service.currentVersionId !== null;
}

function summary({ code, name, summary: about, issuer, hotline }: Service, { stages }: WorkflowVersion) {
  const always = stages.filter(({ onlyWhen }) => onlyWhen === null);
  const working_days = always.reduce((sum, { workingDays }) => sum + (workingDays ?? 0), 0);
  return { code, name, summary: about, issuer, hotline, working_days };
}

function details({ number, stages, materials, form }: WorkflowVersion) {
  const sections = new Map(form.sections.flatMap((section) => section.fields.map(({ code }) => [code, section.code])));
  return {
    workflow_version: number,
    stages: stages.map((stage) => ({
      code: stage.code,
      kind: stage.kind,
      name: stage.name,
      meaning: stage.meaning,
      applicant_does: stage.applicantDoes,
      completed_label: stage.completedLabel,
      department: stage.department.name,
      working_days: stage.workingDays,
      only_when: stage.onlyWhen && { field: stage.onlyWhen.field, any_of: stage.onlyWhen.anyOf },
    })),
    materials: materials.map(({ code, name, hint, required, maxFiles }) => {
      return { code, name, hint, required, max_files: maxFiles };
    }),
    fields: fieldsOf(form).map((field) => fieldOf(field, sections.get(field.code) ?? "")),
  };
}

function fieldOf(field: FieldDefinition, section: string) {
  const { code, kind, label, hint = null, required } = field;
  return {
    code,
    section,
    kind,
    label,
    hint,
    required,
    max_length: "maxLength" in field ? field.maxLength : null,
    min: "min" in field ? field.min : null,
    max: "max" in field ? field.max : null,
    options: "options" in field ? field.options : [],
  };
}
