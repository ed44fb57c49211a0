"use client";
import type { FormEvent, ReactNode } from "react";
import { FileField } from "#components/ui/file-field.tsx";
import { FormContext } from "#components/ui/form-context.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Upload, useUpload } from "./use-upload.ts";

type Words = {
  readonly upload: string;
  readonly uploading: string;
  readonly checking: string;
  readonly sending: string;
};

type Props = Upload & {
  label: ReactNode;
  hint: string;
  error?: string | undefined;
  accept: string;
  words: Words;
};

/**
 * One file for one material. A plain multipart form that comes back to `next`; with JavaScript a chosen file goes at
 * once. Either way the page says what happened, from `?upload=<outcome>&material=<code>`.
 */
export function UploadForm({ action, next, fields, maxBytes, label, hint, error, accept, words }: Props) {
  const { form, start, percent, busy, ready } = useUpload({ action, next, fields, maxBytes });

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
