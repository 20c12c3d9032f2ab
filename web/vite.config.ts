// SPDX-License-Identifier: Apache-2.0
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";

const markers = ["@ACTA_TITLE@", "@ACTA_NOSCRIPT@", "@ACTA_DATA@"];
const largest = 900_000;

/** Renames the page and refuses one that the program could not fill: each marker once, nothing loaded from outside. */
function template(): Plugin {
  return {
    name: "acta-template",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = Object.values(bundle).find((file) => file.fileName.endsWith(".html"));
        if (!page || page.type !== "asset") this.error("no page was built");
        const text = String(page.source),
          outside = text.replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, "$1");
        for (const marker of markers)
          if (text.split(marker).length !== 2) this.error(`${marker} must occur exactly once`);
        if (/<(script|link|img)[^>]*\b(src|href)=/i.test(outside)) this.error("the page loads something from outside");
        if (text.length > largest) this.error(`the page has ${text.length} characters, more than ${largest}`);
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), viteSingleFile({ outputFileName: "report.html" }), template()],
  build: {
    target: "es2022",
    outDir: process.env.ACTA_WEB_OUT ?? "dist",
    emptyOutDir: false,
    reportCompressedSize: false,
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
