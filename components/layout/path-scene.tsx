/** Hills in 黛青 behind mist, and a path that climbs through them to a lit pavilion. Decoration only. */
export function PathScene({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 1440 520" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" className={className}>
      <defs>
        <Mist id="mist-1" from={100} to={430} stop="[stop-color:var(--color-hill-1)]" />
        <Mist id="mist-2" from={190} to={480} stop="[stop-color:var(--color-hill-2)]" />
        <Mist id="mist-3" from={330} to={512} stop="[stop-color:var(--color-hill-3)]" />
      </defs>
      <circle cx="1296" cy="84" r="27" className="fill-sun" />
      <path
        fill="url(#mist-1)"
        d="M0 352 C90 330 150 300 214 306 S322 262 392 258 462 292 536 286 640 226 702 220 768 256 832 250 902 184 962 160 1016 192 1054 184 1122 124 1176 106 1238 148 1296 152 1380 112 1440 118 V520 H0Z"
      />
      <path
        fill="url(#mist-2)"
        d="M0 424 C120 400 190 372 268 380 S404 338 486 336 572 366 650 358 764 300 834 296 900 330 962 318 1052 262 1116 258 1184 262 1226 250 1312 196 1372 202 1420 226 1440 222 V520 H0Z"
      />
      <path
        fill="url(#mist-3)"
        d="M0 478 C170 458 282 436 404 446 S612 414 722 420 862 440 956 426 1122 366 1212 362 1352 338 1440 320 V520 H0Z"
      />
      <Way />
      <Pavilion />
    </svg>
  );
}

function Mist({ id, from, to, stop }: { id: string; from: number; to: number; stop: string }) {
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={from} y2={to}>
      <stop offset="0" className={stop} />
      <stop offset="1" className={stop} stopOpacity="0" />
    </linearGradient>
  );
}

/** The walked part is a line with stations; what lies ahead is stepping stones. */
function Way() {
  return (
    <g fill="none" strokeLinecap="round" className="stroke-primary">
      <path d="M690 500 C800 498 985 512 1010 466 S862 424 884 388 1010 372 1040 340" strokeWidth="5" />
      <path d="M1040 340 C1056 318 1016 304 1034 286 S1112 284 1130 260" strokeWidth="5" strokeDasharray="0.5 12" />
      <g className="fill-primary" stroke="none">
        <circle cx="690" cy="500" r="9" />
        <circle cx="1010" cy="466" r="9" />
        <circle cx="884" cy="388" r="9" />
      </g>
      <circle cx="1040" cy="340" r="24" className="fill-lamp" stroke="none" opacity="0.45" />
      <circle cx="1040" cy="340" r="10" className="fill-lamp" strokeWidth="5" />
    </g>
  );
}

function Pavilion() {
  return (
    <g transform="translate(1142 224) scale(1.25)">
      <circle cy="14" r="30" className="fill-lamp" opacity="0.4" />
      <path className="fill-lamp" d="M-13 4 H13 V25 H-13Z" />
      <g className="fill-primary-strong">
        <path d="M-31 2 C-19 0 -7 -10 -2 -23 L0 -29 L2 -23 C7 -10 19 0 31 2 L26 6 H-26Z" />
        <path d="M-17 6 h4 V26 h-4Z M13 6 h4 V26 h-4Z M-23 25 H23 V29 H-23Z" />
      </g>
    </g>
  );
}
