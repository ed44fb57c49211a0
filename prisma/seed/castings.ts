import type { Random } from "./random.ts";
import { type ScenarioName, type Story, scenarioCycle } from "./scenarios.ts";
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

/** `count` castings of everybody else: every scenario meets every service in turn. */
export function otherCastings(count: number, random: Random): Casting[] {
  const people = { zh: Math.max(8, Math.ceil(count * 0.45)), en: Math.max(4, Math.ceil(count * 0.12)) };
  const served = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const story = scenarioCycle[index % scenarioCycle.length] ?? "fresh";
    const round = Math.floor(index / scenarioCycle.length);
    const place = (index + round) % servicePlans.length;
    const service = story === "conditional-stage" ? branching(round) : (servicePlans[place]?.code ?? "");
    const turn = served.get(service) ?? 0;
    served.set(service, turn + 1);
    // Nobody files the same thing twice before everybody has; several services may share a person.
    const person = (turn + place * 7) % (service === "visa" ? people.en : people.zh);
    const applicant = `${service === "visa" ? "en" : "zh"}/${person}`;
    const conditional = story === "conditional-stage" || random.chance(0.35);
    return { label: `${index}`, service, applicant, conditional, story };
  });
}

function told(applicant: "wang" | "emma", service: string, story: Casting["story"]): Casting {
  return { label: `${applicant}/${service}`, service, applicant, conditional: false, story };
}

/** Services with a stage of outside experts or one that only some applications have. */
function branching(round: number): string {
  const codes = servicePlans
    .filter(({ stages }) => stages.some(({ onlyWhen, kind }) => onlyWhen || kind === "expert-review"))
    .map(({ code }) => code);
  return codes[round % codes.length] ?? "";
}
