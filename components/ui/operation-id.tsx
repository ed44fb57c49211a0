"use client";
import { useContext } from "react";
import { FormContext } from "./form-context.tsx";

/**
 * The id of the request that a form makes. It stays the same when the form comes back with what was typed, so that
 * sending it again after an outage cannot do the thing twice.
 */
export function OperationId({ fresh }: { fresh: string }) {
  const { feedback } = useContext(FormContext);
  return <input type="hidden" name="operationId" value={feedback.values?.operationId ?? fresh} />;
}
