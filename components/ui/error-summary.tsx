import type { Ref } from "react";

export type SummarisedError = { readonly href: string; readonly label?: string | undefined; readonly text: string };

/** What must be corrected, each line leading to its field. It takes the focus when it appears. */
export function ErrorSummary({
  title,
  errors,
  ref,
}: {
  title: string;
  errors: readonly SummarisedError[];
  ref?: Ref<HTMLDivElement>;
}) {
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without JavaScript the page comes anew, and only this moves the focus to what is wrong.
      autoFocus
      className="mb-8 rounded-md border-2 border-bad bg-surface p-5"
    >
      <h2 className="text-lg font-semibold text-bad">{title}</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {errors.map((error) => (
          <li key={error.href}>
            <a href={error.href} className="font-medium text-bad hover:text-bad">
              {error.label && <strong className="mr-2 font-semibold">{error.label}</strong>}
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
