import { cx } from "./cx.ts";

/** A vermilion stamp. Decoration: the same is said in words beside it. */
export function Seal({ text, className }: { text: string; className?: string }) {
  const vertical = /^\p{Script=Han}{2,4}$/u.test(text);
  return (
    <span aria-hidden="true" className={cx("seal", vertical && "seal-vertical", className)}>
      {text}
    </span>
  );
}
