"use client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { FormContext } from "#components/ui/form-context.tsx";

/** One of the things that can be done; folded until it is wanted, open when its form comes back. */
export function WorkOption({ title, children }: { title: string; children: ReactNode }) {
  const { feedback } = useContext(FormContext);
  return (
    <details open={feedback.values !== undefined || undefined} className="work-option">
      <summary>
        <span>{title}</span>
        <ChevronDown aria-hidden className="work-option-chevron" />
      </summary>
      <div className="work-option-body">{children}</div>
    </details>
  );
}
