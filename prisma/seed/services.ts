import type { ServicePlan } from "./service-plan.ts";
import { microLoan } from "./services/micro-loan.ts";
import { paperSubmission } from "./services/paper-submission.ts";
import { researchProject } from "./services/research-project.ts";
import { residencePermit } from "./services/residence-permit.ts";
import { talentSettlement } from "./services/talent-settlement.ts";
import { visa } from "./services/visa.ts";

/** The services of the demo city, in their order on the pages. */
export const servicePlans: readonly ServicePlan[] = [
  talentSettlement,
  researchProject,
  residencePermit,
  visa,
  microLoan,
  paperSubmission,
];
