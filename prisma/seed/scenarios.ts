import type { Random } from "./random.ts";
import type { StagePlan } from "./service-plan.ts";

/** One thing that happens, `wait` working days after what happened before. */
export type Step = { readonly wait: number } & (
  | { readonly move: "take" | "hand-over" | "note" | "advance" | "reject" | "request-correction" }
  | { readonly move: "answer-correction" | "withdraw" }
  | { readonly move: "return"; readonly toStage: string }
);

/** What happens to one application after it was filed; `age` is how many working days ago the last of it was. */
export type Story = { readonly steps: readonly Step[]; readonly age: number };

type Setting = {
  /** The stages the application goes through, the submission first. */
  readonly stages: readonly StagePlan[];
  readonly random: Random;
};

/** Working days over which the demo's past reaches. */
const reach = 82;

export type ScenarioName =
  | "fresh"
  | "waiting"
  | "taken"
  | "handed-over"
  | "second-stage"
  | "conditional-stage"
  | "due-soon"
  | "overdue"
  | "correction-required"
  | "correction-answered"
  | "corrected-and-completed"
  | "returned"
  | "returned-and-completed"
  | "rejected"
  | "rejected-at-decision"
  | "withdrawn"
  | "approved"
  | "awaiting-issuance"
  | "completed";

/** The stories of the demo, by name. Each works on every service. */
export const scenarios: Record<ScenarioName, (setting: Setting) => Story> = {
  fresh: () => ({ steps: [], age: 0 }),
  waiting: ({ stages, random }) => ({ steps: [], age: random.int(1, Math.max(1, promised(stages, 1) - 2)) }),
  taken: ({ random }) => ({ steps: [take(random)], age: random.int(0, 1) }),
  "handed-over": ({ random }) => ({ steps: [take(random), { move: "hand-over", wait: 0 }], age: random.int(0, 1) }),
  "second-stage": ({ stages, random }) => {
    const opened = random.chance(0.6) ? [take(random)] : [];
    return { steps: [...through({ stages, random }, 1), ...opened], age: random.int(0, 1) };
  },
  "conditional-stage": (setting) => {
    const at = setting.stages.findIndex(({ onlyWhen, kind }) => onlyWhen !== undefined || kind === "expert-review");
    const steps = [...through(setting, Math.max(at, 1) - 1), take(setting.random)];
    return { steps, age: setting.random.int(1, Math.max(1, promised(setting.stages, Math.max(at, 1)) - 2)) };
  },
  "due-soon": (setting) => {
    const done = setting.random.int(0, 1);
    return { steps: through(setting, done), age: promised(setting.stages, done + 1) - setting.random.int(0, 1) };
  },
  overdue: (setting) => {
    const done = setting.random.int(0, setting.stages.length - 2);
    const steps = through(setting, done);
    const taken = setting.random.chance(0.5) && done < 2 ? [{ move: "take", wait: 0 } as const] : [];
    return { steps: [...steps, ...taken], age: promised(setting.stages, done + 1) + setting.random.int(2, 6) };
  },
  "correction-required": ({ random }) => ({ steps: [take(random), ask(random)], age: random.int(0, 4) }),
  "correction-answered": ({ random }) => ({
    steps: [take(random), ask(random), answer(random)],
    age: random.int(0, 1),
  }),
  "corrected-and-completed": (setting) => {
    const { random } = setting;
    return finished(
      [take(random), ask(random), answer(random), ...through(setting, setting.stages.length - 1)],
      random,
    );
  },
  returned: (setting) => {
    const steps = [...through(setting, 1), take(setting.random), back(setting)];
    return { steps, age: setting.random.int(0, 1) };
  },
  "returned-and-completed": (setting) => {
    const again = through(setting, setting.stages.length - 1);
    return finished([...through(setting, 1), take(setting.random), back(setting), ...again], setting.random);
  },
  rejected: ({ random }) => finished([take(random), { move: "reject", wait: random.int(1, 2) }], random),
  "rejected-at-decision": (setting) => {
    const before = through(setting, decisionAt(setting.stages) - 1);
    const steps: Step[] = [...before, take(setting.random), { move: "reject", wait: setting.random.int(1, 3) }];
    return finished(steps, setting.random);
  },
  withdrawn: ({ random }) => {
    const steps: Step[] = random.chance(0.5) ? [take(random)] : [];
    return finished([...steps, { move: "withdraw", wait: random.int(0, 2) }], random);
  },
  approved: (setting) => {
    const at = decisionAt(setting.stages);
    const age = setting.random.int(0, Math.max(0, promised(setting.stages, at + 1) - 2));
    return { steps: through(setting, at), age };
  },
  "awaiting-issuance": (setting) => {
    const last = setting.stages.length - 1;
    const steps = [...through(setting, last - 1), take(setting.random)];
    return { steps, age: setting.random.int(0, Math.max(0, promised(setting.stages, last) - 2)) };
  },
  completed: (setting) => finished(through(setting, setting.stages.length - 1), setting.random),
};

/** The order in which scenarios are dealt out: each once early on, then more of what an office has most of. */
export const scenarioCycle: readonly ScenarioName[] = [
  ...["fresh", "taken", "completed", "second-stage", "correction-required", "overdue"],
  ...["completed", "correction-answered", "returned", "rejected", "withdrawn", "approved"],
  ...["due-soon", "conditional-stage", "awaiting-issuance", "waiting", "returned-and-completed"],
  ...["rejected-at-decision", "handed-over", "corrected-and-completed", "completed", "overdue"],
  ...["completed", "second-stage", "completed", "completed", "due-soon", "completed", "approved"],
  ...["completed", "taken", "completed", "completed", "waiting", "completed"],
] as ScenarioName[];

/** Working days that the whole story takes. */
export function lengthOf({ steps, age }: Story): number {
  return steps.reduce((sum, step) => sum + step.wait, age);
}

/** The first `count` stages after the submission, each taken up and finished, mostly in time. */
function through({ stages, random }: Setting, count: number): Step[] {
  return stages.slice(1, 1 + count).flatMap(({ workingDays }): Step[] => {
    const promise = workingDays ?? 1;
    const late = random.chance(0.1) ? random.int(1, 3) : 0;
    const begun = random.int(0, Math.min(1, promise - 1));
    const worked =
      late > 0 ? promise - begun + late : random.int(promise > 2 ? 1 : 0, Math.max(0, promise - begun - 1));
    const note: Step[] = random.chance(0.12) ? [{ move: "note", wait: 0 }] : [];
    return [{ move: "take", wait: begun }, ...note, { move: "advance", wait: worked }];
  });
}

function finished(steps: Step[], random: Random): Story {
  const length = lengthOf({ steps, age: 0 });
  return { steps, age: random.int(0, Math.max(1, reach - length)) };
}

function take(random: Random): Step {
  return { move: "take", wait: random.int(0, 1) };
}

function ask(random: Random): Step {
  return { move: "request-correction", wait: random.int(0, 1) };
}

function answer(random: Random): Step {
  return { move: "answer-correction", wait: random.int(0, 4) };
}

function back({ stages, random }: Setting): Step {
  return { move: "return", toStage: stages[1]?.code ?? "", wait: random.int(0, 1) };
}

function decisionAt(stages: readonly StagePlan[]): number {
  return stages.findIndex((stage) => stage.kind === "decision");
}

function promised(stages: readonly StagePlan[], index: number): number {
  return stages[index]?.workingDays ?? 1;
}
