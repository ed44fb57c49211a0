import type { ReactNode } from "react";
import { PathScene } from "./path-scene.tsx";

/**
 * The opening of the public site: a question and the first task in front of the hills. `title` comes in phrases, so
 * that a narrow screen breaks it between them and not within a word.
 */
export function Opening({ title, lead, children }: { title: readonly string[]; lead: ReactNode; children: ReactNode }) {
  return (
    <div className="relative isolate overflow-hidden">
      <PathScene className="absolute inset-x-0 bottom-0 -z-10 h-full w-full max-lg:h-72" />
      <div className="mx-auto w-full max-w-page px-4 pt-8 pb-76 sm:px-6 lg:pt-14 lg:pb-20">
        <h1 className="font-display text-4xl">
          {title.map((phrase) => (
            <span key={phrase} className="inline-block">
              {phrase}
            </span>
          ))}
        </h1>
        <p className="mt-2 text-lg text-muted">{lead}</p>
        <div className="mt-7 max-w-136">{children}</div>
      </div>
    </div>
  );
}
