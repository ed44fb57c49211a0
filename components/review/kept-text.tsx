"use client";
import { useContext } from "react";
import { FormContext } from "#components/ui/form-context.tsx";

/** What was typed into a form that can no longer be sent: its owner may want to copy it. */
export function KeptText({ names, title, hint }: { names: readonly string[]; title: string; hint: string }) {
  const { id, feedback } = useContext(FormContext);
  const typed = Object.entries(feedback.values ?? {}).filter(
    ([name, value]) => names.some((prefix) => name === prefix || name.startsWith(`${prefix}.`)) && value.trim() !== "",
  );
  const texts = typed.filter(([name]) => !name.endsWith(".target")).map(([, value]) => value);
  if (texts.length === 0) return null;
  const headingId = `${id ?? "form"}-kept`;
  return (
    <section aria-labelledby={headingId} className="mb-6 rounded-md border border-line-strong p-4">
      <h3 id={headingId}>{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      {texts.map((text) => (
        <blockquote key={text} className="mt-3 border-l-4 border-line pl-3 whitespace-pre-line">
          {text}
        </blockquote>
      ))}
    </section>
  );
}
