process.env.E2E_PORT="41800"; process.env.E2E_DATA_DIR="/tmp/trust-1"; process.env.CHROMIUM_PATH ||= "/usr/bin/chromium";
const { default: base } = await import("./playwright.config.ts");
const { webServer: _w, ...rest } = base as any;
export default { ...rest, outputDir: "/tmp/trust-results" };
