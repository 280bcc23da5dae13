// How the journeys run: one real browser, two at a time, Chinese, at the clock of Hangzhou.
import { defineConfig } from "@playwright/test";
import { CHROMIUM, FLAGS } from "./support/browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "results/traces",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    // Recording one takes a fifth of the time of all: ask for it with --trace=retain-on-failure.
    trace: "off",
    launchOptions: { executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS },
  },
});
