"use client";
import { useState } from "react";
import { buttonClasses } from "./button.tsx";

/** Copies `text`; absent without JavaScript, when the text can still be selected. */
export function CopyButton({ text, label, doneLabel }: { text: string; label: string; doneLabel: string }) {
  const [done, setDone] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 3000);
  }
  return (
    <button type="button" onClick={copy} className={buttonClasses("quiet", "small", "script-only print:hidden")}>
      <span aria-live="polite">{done ? doneLabel : label}</span>
    </button>
  );
}
