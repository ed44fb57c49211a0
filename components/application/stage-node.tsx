import { Check, X } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import type { StageView } from "#lib/domain/view.ts";

/** One station of the path. The state is said in words beside it. */
export function StageNode({ stage, first }: { stage: Pick<StageView, "state" | "position">; first?: boolean }) {
  return (
    <span aria-hidden="true" className={cx("stage-node", `stage-node-${stage.state}`, first && "stage-node-halt")}>
      {nodeContent(stage, first)}
    </span>
  );
}

function nodeContent({ state, position }: Pick<StageView, "state" | "position">, first: boolean | undefined) {
  switch (state) {
    case "done":
      return <Check className="size-5" strokeWidth={3} />;
    case "stopped":
      return first ? <X className="size-5" strokeWidth={3} /> : position;
    case "current":
    case "waiting":
      return position;
  }
}
