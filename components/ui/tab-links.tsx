export type TabLink = {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  readonly current: boolean;
};

/** Views of one list, each with its own address. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="path-nav overflow-x-auto">
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
              {item.count !== undefined && <span className="path-nav-count figures">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
