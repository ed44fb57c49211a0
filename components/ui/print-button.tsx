"use client";
import { buttonClasses } from "./button.tsx";

/** Opens every folded part for the paper and folds it again; absent without JavaScript. */
export function PrintButton({ label }: { label: string }) {
  function print() {
    const folded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const part of folded) part.open = true;
    window.print();
    for (const part of folded) part.open = false;
  }
  return (
    <button type="button" onClick={print} className={buttonClasses("secondary", "normal", "script-only print:hidden")}>
      {label}
    </button>
  );
}
