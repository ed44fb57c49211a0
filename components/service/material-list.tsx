import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type ListedMaterial = {
  readonly code: string;
  readonly name: string;
  readonly hint: string;
  readonly required: boolean;
};

/** What to have at hand before starting. */
export function MaterialList({ materials, locale }: { materials: readonly ListedMaterial[]; locale: Locale }) {
  const t = translator(locale, "services");
  return (
    <ul className="divide-y divide-line border-y border-line">
      {materials.map((material) => (
        <li key={material.code} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3.5">
          <div className="min-w-0 flex-1 basis-72">
            <h3 className="text-base">{material.name}</h3>
            {material.hint && <p className="text-sm text-muted">{material.hint}</p>}
          </div>
          <p className={material.required ? "text-sm font-medium text-primary" : "text-sm text-muted"}>
            {material.required ? t("required") : t("optional")}
          </p>
        </li>
      ))}
    </ul>
  );
}
