// SPDX-License-Identifier: Apache-2.0
// A page opened in Chromium, and checks of it that every page passes. ACTA_CHROMIUM names the browser.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page named on the command line; a folder for pictures may follow. */
export async function session() {
  const [file, folder = "pictures"] = process.argv.slice(2);
  if (!file) {
    console.error("usage: node NAME.browser.mjs <page.html> [folder for pictures]");
    process.exit(2);
  }
  mkdirSync(folder, { recursive: true });
  const address = pathToFileURL(resolve(file)).href,
    complaints = [],
    results = [],
    browser = await chromium.launch({
      executablePath: process.env.ACTA_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    });

  async function open(options = {}) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on(
      "request",
      (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`asks for ${request.url()}`),
    );
    const before = performance.now();
    await page.goto(address);
    await page.waitForSelector("html[data-ready=true]");
    return { page, took: performance.now() - before };
  }

  const phone = () =>
    open({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });

  async function check(name, run) {
    try {
      const note = await run();
      results.push(true);
      console.log(`ok    ${name}${note ? `: ${note}` : ""}`);
    } catch (error) {
      results.push(false);
      console.log(`FAILS ${name}: ${error.message.split("\n").slice(0, 6).join("\n      ")}`);
    }
  }

  async function end() {
    await check("no errors in the console, nothing asked of the network", () => assert.deepEqual(complaints, []));
    await browser.close();
    process.exit(results.every(Boolean) ? 0 : 1);
  }

  const picture = (page, name) => page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  return { address, folder, open, phone, check, picture, end };
}

export async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length}) ${nodes[0].failureSummary.slice(0, 300)}`,
    );
}

/** Parts that reach beyond a phone of 360 points, but for what scrolls by itself. */
export async function fitsPhone(page) {
  const wide = await page.evaluate(() => {
    const outer = [...document.querySelectorAll("body *")].filter(
      (one) =>
        one.getBoundingClientRect().right > 361 && !one.closest(".scroller, .grid-frame, .unseen, details:not([open])"),
    );
    return {
      by: document.documentElement.scrollWidth - 360,
      who: outer.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wide.by <= 0, JSON.stringify(wide));
}
