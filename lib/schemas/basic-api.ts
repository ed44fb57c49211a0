import { z } from "zod";
import { line, optionalTyped } from "./text.ts";

/** The bodies of the calls that partners had before `/api/v1`; the names are those of the older interface. */
export const basicSubmission = z
  .strictObject({
    applicant_name: line(100).meta({ description: "申请人姓名或名称。The applicant's name.", examples: ["张三"] }),
    application_type: line(100).meta({
      description: "事项的名称或代码，中英文均可。A service by its name in any language, or its code.",
      examples: ["科研项目申请"],
    }),
  })
  .meta({ id: "BasicSubmission" });

export const basicStatus = z
  .strictObject({
    status: line(100).meta({
      description:
        "环节的完成用语、名称或代码，或「驳回」「待补正」「已补正」「撤回」。The words, name or code of the stage that is finished, or one of these decisions.",
      examples: ["材料初审通过"],
    }),
    notes: optionalTyped(1000)
      .nullable()
      .optional()
      .meta({
        description: "备注；驳回和待补正时必填。Remark; the reason where one is needed.",
        examples: ["所有材料齐全，格式正确"],
      }),
  })
  .meta({ id: "BasicStatus" });
