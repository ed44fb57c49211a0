import type { ReactNode } from "react";

/** Another way, beside the form of a page. */
export function Beside({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2 className="waymark text-xl">{title}</h2>
      {text && <p className="mt-2">{text}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
