/** How many steps, as stations on a line. Decoration: the number stands beside it in words. */
export function StepDots({ steps }: { steps: number }) {
  const width = (steps - 1) * 14 + 8;
  const dots = Array.from({ length: steps }, (_, index) => index * 14 + 4);
  return (
    <svg viewBox={`0 0 ${width} 8`} width={width} height="8" aria-hidden="true" className="flex-none">
      <path d={`M4 4 H${width - 4}`} className="stroke-line-strong" strokeWidth="1.5" strokeDasharray="2 2" />
      {dots.map((x) => (
        <circle key={x} cx={x} cy="4" r="3.25" className={x === dots.at(-1) ? "fill-lamp" : "fill-primary"} />
      ))}
    </svg>
  );
}
