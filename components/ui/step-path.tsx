import { cx } from "./cx.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type PathStep = {
  readonly label: string;
  readonly state: "done" | "current" | "ahead";
  /** What `state` is called, for those who cannot see it. */
  readonly stateLabel: string;
  readonly href?: string;
};

/** Where one is in a form of several pages. */
export function StepPath({ label, steps }: { label: string; steps: readonly PathStep[] }) {
  return (
    <nav aria-label={label} className="step-path">
      <ol>
        {steps.map((step) => (
          <li
            key={step.label}
            className={cx(`step-${step.state}`)}
            aria-current={step.state === "current" ? "step" : undefined}
          >
            {step.href ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
            <VisuallyHidden> {step.stateLabel}</VisuallyHidden>
          </li>
        ))}
      </ol>
    </nav>
  );
}
