import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { translator } from "#lib/text/translator.ts";
import { KeptText } from "./kept-text.tsx";
import type { Action, Work, WorkVerb } from "./work.ts";

/**
 * The form of one verb. It stands on the page even when the verb is not offered, without any field: a colleague may have
 * been faster, and then this is where the reader is told so and finds what they had typed.
 */
export function WorkForm({
  verb,
  action,
  work,
  labels = {},
  children,
}: {
  verb: WorkVerb;
  action: Action;
  work: Work;
  /** Names of the fields, for the summary of errors. */
  labels?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const { applicationId, version, operationId, actions, locale } = work;
  const t = translator(locale, "staff");
  const offered = actions.verbs.includes(verb);
  return (
    <ActionForm
      id={verb}
      action={action}
      errorTitle={translator(locale, "common")("errorsTitle")}
      labels={labels}
      className="empty:hidden"
    >
      {offered ? (
        <>
          <input type="hidden" name="applicationId" value={applicationId} />
          <input type="hidden" name="version" value={version} />
          <OperationId fresh={operationId} />
          {children}
        </>
      ) : (
        <KeptText names={typedNames} title={t("work.kept")} hint={t("work.keptHint")} />
      )}
    </ActionForm>
  );
}

const typedNames = ["remark", "reasons", "deficiencies"];
