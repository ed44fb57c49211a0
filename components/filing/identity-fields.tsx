import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { idDocumentKinds } from "#lib/domain/identifiers.ts";
import type { TypedValues } from "#lib/schemas/draft.ts";
import type { identityShape } from "#lib/schemas/identity.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** What each field is called, by its name. */
export function identityLabels(locale: Locale): Record<keyof typeof identityShape, string> {
  const t = translator(locale, "filing");
  return {
    applicantName: t("identity.name"),
    idKind: t("identity.idKind"),
    idNumber: t("identity.idNumber"),
    mobile: t("identity.mobile"),
    email: t("identity.email"),
  };
}

/** Who applies. Every sensitive field says what it is for. */
export function IdentityFields({ values, locale }: { values: TypedValues; locale: Locale }) {
  const t = translator(locale, "filing");
  const kinds = translator(locale, "domain");
  return (
    <>
      <TextField
        name="applicantName"
        label={t("identity.name")}
        hint={t("identity.nameHint")}
        required
        autoComplete="name"
        width="medium"
        defaultValue={values.applicantName}
      />
      <SelectField
        name="idKind"
        label={t("identity.idKind")}
        required
        options={idDocumentKinds.map((kind) => ({ value: kind, label: kinds(`idDocument.${kind}`) }))}
        defaultValue={values.idKind ?? "resident-id"}
      />
      <TextField
        name="idNumber"
        label={t("identity.idNumber")}
        hint={t("identity.idNumberHint")}
        required
        mono
        width="medium"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={values.idNumber}
      />
      <TextField
        name="mobile"
        type="tel"
        inputMode="tel"
        label={t("identity.mobile")}
        hint={t("identity.mobileHint")}
        autoComplete="tel"
        width="medium"
        defaultValue={values.mobile}
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t("identity.email")}
        hint={t("identity.emailHint")}
        autoComplete="email"
        width="medium"
        spellCheck={false}
        defaultValue={values.email}
      />
    </>
  );
}
