import { DateField } from "#components/ui/date-field.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import type { TypedValues } from "#lib/schemas/draft.ts";
import type { FieldDefinition, SectionDefinition } from "#lib/schemas/form-definition.ts";
import type { Locale } from "#lib/text/locale.ts";
import { sentences } from "#lib/text/sentences.ts";
import { translator } from "#lib/text/translator.ts";

type Given = { values: TypedValues; locale: Locale; today: string };

/** The questions of one section; `today` is the office's date, `YYYY-MM-DD`. */
export function SectionFields({ section, ...given }: Given & { section: SectionDefinition }) {
  return section.fields.map((field) => <Question key={field.code} field={field} {...given} />);
}

/** More choices than this are easier to find in a closed list. */
const mostInSight = 6;

function Question({ field, values, locale, today }: Given & { field: FieldDefinition }) {
  const common = {
    name: `field.${field.code}`,
    label: label(field, locale),
    hint: hint(field, locale),
    required: field.required,
    defaultValue: values[field.code],
  };
  switch (field.kind) {
    case "text":
      return <TextField {...common} />;
    case "long-text":
      return <TextareaField {...common} rows={5} />;
    case "number":
      return <TextField {...common} inputMode={field.min < 0 ? "text" : "decimal"} width="short" autoComplete="off" />;
    case "date":
      return (
        <DateField
          {...common}
          {...(field.not === "future" ? { max: today } : {})}
          {...(field.not === "past" ? { min: today } : {})}
        />
      );
    case "choice": {
      const options = field.options.map((option) => ({ value: option.value, label: inLocale(option.label, locale) }));
      const asksFirst = translator(locale, "common")("pleaseChoose");
      if (field.options.length > mostInSight || !field.required) {
        return <SelectField {...common} options={options} placeholder={asksFirst} />;
      }
      return <RadioField {...common} options={options} />;
    }
  }
}

function label(field: FieldDefinition, locale: Locale): string {
  const t = translator(locale, "filing");
  const own = inLocale(field.label, locale);
  const withUnit =
    field.kind === "number" && field.unit
      ? t("section.withUnit", { label: own, unit: inLocale(field.unit, locale) })
      : own;
  return field.required ? withUnit : t("section.optional", { label: withUnit });
}

function hint(field: FieldDefinition, locale: Locale): string | undefined {
  const t = translator(locale, "filing");
  const own = field.hint ? inLocale(field.hint, locale) : false;
  return sentences(locale, own, limit(field, t)) || undefined;
}

function limit(field: FieldDefinition, t: ReturnType<typeof translator<"filing">>): string | false {
  if (field.kind === "number") return t("section.range", { min: field.min, max: field.max });
  return field.kind === "long-text" ? t("section.atMost", { max: field.maxLength }) : false;
}
