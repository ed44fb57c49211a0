import {
  type Material,
  type Service,
  type Stage,
  serviceBy,
  services,
  workflowVersion,
} from "../db/workflow-version.ts";
import { inLocale, type Locale } from "../domain/localized-text.ts";
import type { StageKind } from "../domain/workflow.ts";
import type { Reading } from "./reading.ts";

export type ServiceCard = {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly issuer: string;
  /** Promised working days over all stages that always apply. */
  readonly workingDays: number;
  readonly steps: number;
};

export type ServicePage = ServiceCard & {
  readonly hotline: string;
  readonly stages: readonly {
    readonly code: string;
    readonly kind: StageKind;
    readonly name: string;
    readonly meaning: string;
    readonly applicantDoes: string;
    readonly departmentName: string;
    readonly workingDays: number | null;
    /** It applies only to some applications. */
    readonly conditional: boolean;
  }[];
  readonly materials: readonly {
    readonly code: string;
    readonly name: string;
    readonly hint: string;
    readonly required: boolean;
  }[];
};

/** Services that can be applied for, in order. */
export async function openServices({ database }: Pick<Reading, "database">, locale: Locale): Promise<ServiceCard[]> {
  const open = (await services(database)).filter(
    (service) => service.retiredAt === null && service.currentVersionId !== null,
  );
  return Promise.all(
    open.map(async (service) => {
      const version = await workflowVersion(database, service.currentVersionId ?? "");
      return card(service, version.stages, locale);
    }),
  );
}

/** One service with its stages and materials; null when it cannot be applied for. */
export async function servicePage(
  { database }: Pick<Reading, "database">,
  { code, locale }: { code: string; locale: Locale },
): Promise<ServicePage | null> {
  const service = await serviceBy(database, { code });
  if (!service?.currentVersionId || service.retiredAt !== null) return null;
  const { stages, materials } = await workflowVersion(database, service.currentVersionId);
  return {
    ...card(service, stages, locale),
    hotline: service.hotline,
    stages: stages.map((stage) => stageLine(stage, locale)),
    materials: materials.map((material) => materialLine(material, locale)),
  };
}

function card(service: Service, stages: readonly Stage[], locale: Locale): ServiceCard {
  const always = stages.filter((stage) => stage.onlyWhen === null);
  return {
    code: service.code,
    name: inLocale(service.name, locale),
    summary: inLocale(service.summary, locale),
    issuer: inLocale(service.issuer, locale),
    workingDays: always.reduce((sum, stage) => sum + (stage.workingDays ?? 0), 0),
    steps: always.length,
  };
}

function stageLine(stage: Stage, locale: Locale) {
  return {
    code: stage.code,
    kind: stage.kind,
    name: inLocale(stage.name, locale),
    meaning: inLocale(stage.meaning, locale),
    applicantDoes: inLocale(stage.applicantDoes, locale),
    departmentName: inLocale(stage.department.name, locale),
    workingDays: stage.workingDays,
    conditional: stage.onlyWhen !== null,
  };
}

function materialLine({ code, name, hint, required }: Material, locale: Locale) {
  return { code, name: inLocale(name, locale), hint: inLocale(hint, locale), required };
}
