import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "sharp",
    "pino",
    "clamscan",
  ],
  experimental: {
    serverActions: { bodySizeLimit: "256kb" },
  },
};

export default config;
