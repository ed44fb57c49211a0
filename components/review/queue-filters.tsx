import { Button, LinkButton } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Toolbar } from "#components/ui/toolbar.tsx";
import type { QueueChoices } from "#lib/domain/case-view.ts";
import { paths } from "#lib/paths.ts";
import { isFiltered, type QueueFilter, stageValue } from "#lib/schemas/queue-filter.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { queueAddress } from "./queue-address.ts";

/** A form that only asks: its answers are the address of the next page. */
export function QueueFilters({
  filter,
  choices,
  locale,
}: {
  filter: QueueFilter;
  choices: QueueChoices;
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  return (
    <search aria-label={t("queue.filters")}>
      <form method="get" action={paths.staff} className="mt-5">
        {filter.tab !== "all" && <input type="hidden" name="tab" value={filter.tab} />}
        <Toolbar>
          <SelectField
            name="service"
            label={t("queue.service")}
            placeholder={t("queue.allServices")}
            options={choices.services.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={filter.service}
            compact
            className="basis-36 grow xs:grow-0"
          />
          <SelectField
            name="stage"
            label={t("queue.stage")}
            placeholder={t("queue.allStages")}
            options={stageOptions(filter, choices)}
            defaultValue={filter.stage}
            compact
            className="basis-36 grow xs:grow-0"
          />
          <TextField
            name="q"
            type="search"
            label={t("queue.search")}
            defaultValue={filter.q}
            maxLength={60}
            autoComplete="off"
            className="basis-36 grow xs:basis-56"
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="secondary">
              {t("queue.apply")}
            </Button>
            {isFiltered(filter) && (
              <LinkButton look="quiet" href={queueAddress({ tab: filter.tab })}>
                {t("queue.clear")}
              </LinkButton>
            )}
          </div>
        </Toolbar>
      </form>
    </search>
  );
}

/** The stages of the chosen service; those of all of them, each with its service, when none is chosen. */
function stageOptions({ service }: QueueFilter, { services, stages }: QueueChoices) {
  const names = new Map(services.map(({ code, name }) => [code, name]));
  return stages
    .filter(({ serviceCode }) => service === undefined || serviceCode === service)
    .map(({ code, name, serviceCode }) => ({
      value: stageValue(serviceCode, code),
      label: service === undefined ? `${names.get(serviceCode) ?? ""} · ${name}` : name,
    }));
}
