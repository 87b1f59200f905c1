import { defineConfig } from "vitest/config";

/** One project for each kind of thing a test needs to stand on; scripts/test.mjs runs them in this order. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["lab/**/*.test.ts"] } },
      {
        test: {
          name: "command",
          include: ["test/{cli,server}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      "test/emulator/vitest.config.ts",
      {
        test: {
          name: "namespaces",
          include: ["test/namespaces/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
