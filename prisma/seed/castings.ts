import type { Random } from "./random.ts";
import { type ScenarioName, type Story, scenarioCycle, scenarios } from "./scenarios.ts";
import type { StagePlan } from "./service-plan.ts";
import { servicePlans } from "./services.ts";

/** One application of the demo before it is played. */
export type Casting = {
  /** Names the random choices of this application. */
  readonly label: string;
  readonly service: string;
  readonly applicant: string;
  readonly conditional: boolean;
  readonly story: ScenarioName | Story;
};

/** The look-up example: filed yesterday, with the police, in progress. */
export const lookupLabel = "wang/talent-settlement";

/** What the demo applicants have going, each thing in another state. */
export const toldCastings: readonly Casting[] = [
  told("wang", "talent-settlement", { steps: [{ move: "take", wait: 0 }], age: 1 }),
  {
    ...told("wang", "talent-settlement", {
      steps: [
        { move: "take", wait: 1 },
        { move: "reject", wait: 1 },
      ],
      age: 12,
    }),
    label: "wang/earlier",
  },
  told("wang", "residence-permit", "completed"),
  { ...told("wang", "research-project", "approved"), conditional: true },
  told("wang", "micro-loan", "correction-required"),
  told("wang", "paper-submission", "second-stage"),
  told("emma", "visa", "correction-required"),
  told("emma", "paper-submission", "completed"),
];

/** `count` castings of everybody else. Each scenario goes round the services on its own, so that all meet all. */
export function otherCastings(count: number, random: Random): Casting[] {
  const people = { zh: Math.max(8, Math.ceil(count * 0.45)), en: Math.max(4, Math.ceil(count * 0.12)) };
  const told = new Map<ScenarioName, number>();
  const served = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const story = scenarioCycle[index % scenarioCycle.length] ?? "fresh";
    const service = serviceFor(story, nextIn(told, story));
    // Nobody files the same thing twice before everybody has; several services may share a person.
    const foreign = service === "visa";
    const place = servicePlans.findIndex(({ code }) => code === service);
    const person = (nextIn(served, service) + place * 7) % (foreign ? people.en : people.zh);
    const conditional = story === "conditional-stage" || random.chance(0.35);
    return { label: `${index}`, service, applicant: `${foreign ? "en" : "zh"}/${person}`, conditional, story };
  });
}

/** Counts up and answers the number before. */
function nextIn<K>(counts: Map<K, number>, key: K): number {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count;
}

function serviceFor(story: ScenarioName, time: number): string {
  const able = servicePlans.filter(({ stages }) => story !== "conditional-stage" || stages.some(isBranch));
  const first = Object.keys(scenarios).indexOf(story);
  return able[(first + time) % able.length]?.code ?? "";
}

/** A stage of outside experts, or one that only some applications have. */
function isBranch({ onlyWhen, kind }: StagePlan): boolean {
  return onlyWhen !== undefined || kind === "expert-review";
}

function told(applicant: "wang" | "emma", service: string, story: Casting["story"]): Casting {
  return { label: `${applicant}/${service}`, service, applicant, conditional: false, story };
}
