import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { sendForm } from "./send-form.ts";

export type Upload = {
  readonly action: string;
  readonly next: string;
  readonly fields: Readonly<Record<string, string>> & { readonly materialCode: string };
  readonly maxBytes: number;
};

/** Sends the form's file as soon as one is chosen, then shows the page that says what became of it. */
export function useUpload({ action, next, fields, maxBytes }: Upload) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [ready, setReady] = useState(false);
  const [showing, show] = useTransition();
  const busy = percent !== null || showing;

  function settle(outcome: string) {
    const url = new URL(next, window.location.origin);
    url.searchParams.set("upload", outcome);
    url.searchParams.set("material", fields.materialCode);
    form.current?.reset();
    show(() => {
      setPercent(null);
      // The same address twice would show what the first one said.
      url.searchParams.set("at", fields.operationId ?? "");
      router.replace(`${url.pathname}${url.search}`, { scroll: false });
    });
  }

  async function start() {
    const chosen = form.current?.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    if (!form.current || !chosen || busy) return;
    if (chosen.size > maxBytes) return settle("file-too-large");
    setPercent(0);
    settle(await sendForm(new FormData(form.current), action, setPercent));
  }

  // A file may have been chosen before this page came alive.
  const begin = useEffectEvent(start);
  useEffect(() => {
    setReady(true);
    void begin();
  }, []);

  return { form, start, percent, busy, ready };
}
