"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { FileField } from "#components/ui/file-field.tsx";
import { FormContext } from "#components/ui/form-context.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { sendForm } from "./send-form.ts";

type Words = {
  readonly upload: string;
  readonly uploading: string;
  readonly checking: string;
  readonly sending: string;
};

/**
 * One file for one material. A plain multipart form that comes back to `next`; with JavaScript a chosen file goes at
 * once. Either way the page says what happened, from `?upload=<outcome>&material=<code>`.
 */
export function UploadForm({
  action,
  next,
  fields,
  maxBytes,
  label,
  hint,
  error,
  accept,
  words,
}: {
  action: string;
  next: string;
  fields: Readonly<Record<string, string>> & { readonly materialCode: string };
  maxBytes: number;
  label: ReactNode;
  hint: string;
  error?: string | undefined;
  accept: string;
  words: Words;
}) {
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

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void start();
  }

  return (
    <FormContext value={{ id: `material-${fields.materialCode}`, feedback: {} }}>
      <form ref={form} action={action} method="post" encType="multipart/form-data" onSubmit={onSubmit} onChange={start}>
        {Object.entries({ ...fields, next }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FileField name="file" label={label} hint={hint} error={error} accept={accept} />
        <p role="status" className="mt-2 font-medium text-primary empty:mt-0 figures">
          {busy &&
            (percent !== null && percent < 100 ? words.uploading.replace("{percent}", `${percent}%`) : words.checking)}
        </p>
        {!ready && (
          <div className="mt-3">
            <SubmitButton look="secondary" pendingLabel={words.sending}>
              {words.upload}
            </SubmitButton>
          </div>
        )}
      </form>
    </FormContext>
  );
}
