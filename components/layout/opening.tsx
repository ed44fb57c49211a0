import { Fragment, type ReactNode } from "react";
import { PathScene } from "./path-scene.tsx";

/**
 * The opening of the public site: a question and the first task in front of the hills. A bar in `title` marks where a
 * narrow screen breaks a Chinese title, so that it breaks between phrases and not within a word.
 */
export function Opening({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  const phrases = title.split("|");
  return (
    <div className="relative isolate overflow-hidden">
      <PathScene className="absolute inset-x-0 bottom-0 -z-10 h-full w-full max-lg:h-72" />
      <div className="mx-auto w-full max-w-page px-4 pt-8 pb-76 sm:px-6 lg:pt-14 lg:pb-20">
        <h1 className="font-display text-4xl">
          {phrases.length === 1
            ? title
            : phrases.map((phrase) => (
                <Fragment key={phrase}>
                  <span className="inline-block">{phrase}</span>
                  <wbr />
                </Fragment>
              ))}
        </h1>
        <p className="mt-2 text-lg text-muted">{lead}</p>
        <div className="mt-7 max-w-136">{children}</div>
      </div>
    </div>
  );
}
