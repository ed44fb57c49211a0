export type Tone = "neutral" | "good" | "attention" | "bad" | "primary";

/** Background, border and text of a thing in a tone; each pair has at least 4.5:1 in both themes. */
export const toneClasses: Record<Tone, string> = {
  neutral: "bg-sunken text-ink border-line",
  primary: "bg-primary-soft text-primary-strong border-primary/30",
  good: "bg-good-soft text-good border-good/30",
  attention: "bg-attention-soft text-attention border-attention/40",
  bad: "bg-bad-soft text-bad border-bad/30",
};
