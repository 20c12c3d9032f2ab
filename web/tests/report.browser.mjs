// SPDX-License-Identifier: Apache-2.0
// node report.browser.mjs <report.html> [folder for pictures]: opens a real report in Chromium and checks what a reader does
// with it. ACTA_CHROMIUM names the browser.
import assert from "node:assert/strict";
import { fitsPhone, session, violations } from "./browser.mjs";

const { folder, open, phone: openPhone, check, picture, end } = await session(),
  slowest = Number(process.env.ACTA_OPEN_MS ?? 2000);

const rowCount = (page) => page.locator("#places .grid").getAttribute("aria-rowcount").then(Number);
const names = (page) => page.locator("#places .grid tbody th.first > :first-child").allTextContents();

const { page, took } = await open();
const has = (selector) =>
  page
    .locator(selector)
    .count()
    .then((size) => size > 0);
await page.waitForTimeout(600);

await check("opens in time", () => {
  assert.ok(took < slowest, `took ${Math.round(took)} ms`);
  return `${Math.round(took)} ms`;
});
await check("headline and landmarks", async () => {
  assert.equal(await page.locator("h1").count(), 1);
  assert.ok((await page.locator("h1").textContent()).trim());
  assert.equal(await page.locator("main").count(), 1);
  if (await has("#result-0")) assert.ok((await page.locator("#result-0 .lead").first().textContent()).length > 10);
  if (await has("#result-0 .results")) assert.ok((await page.locator("#result-0 .results tbody tr").count()) > 0);
});
await check("every table has a caption", async () => {
  assert.deepEqual(
    await page.evaluate(() =>
      [...document.querySelectorAll("table")]
        .filter((table) => !table.caption?.textContent.trim())
        .map((table) => table.outerHTML.slice(0, 100)),
    ),
    [],
  );
});
await check("findings add up to the summary", async () => {
  if (!(await has("#findings"))) return "none";
  const sum = (await page.locator(".verdicts b").allTextContents()).reduce((a, b) => a + Number(b), 0);
  assert.equal(await page.locator("#findings [id^=finding-]:not([id$=-title])").count(), sum);
  return String(sum);
});
await check("charts are drawn and described", async () => {
  if (!(await has("#charts"))) return "none";
  const plots = page.locator("#charts .plot");
  for (let i = 0; i < (await plots.count()); ++i) {
    const drawn = plots.nth(i).locator("[role=img]");
    assert.equal(await drawn.count(), 1);
    assert.ok((await drawn.getAttribute("aria-label")).length > 20);
  }
  const select = page.locator("#charts select").first();
  if (await select.count()) await select.selectOption({ index: 1 });
});
await picture(page, "light");
await check("axe, light", async () => assert.deepEqual(await violations(page), []));

await check("drill down and back", async () => {
  const ways = page.locator("#places .grid tbody button");
  if (!(await ways.count())) return "no levels";
  const label = await ways.first().textContent(),
    before = await rowCount(page);
  await ways.first().click();
  assert.equal(await page.locator("#places .crumbs [aria-current]").textContent(), label);
  for (let depth = 0; depth < 9 && (await ways.count()); ++depth) await ways.first().click();
  assert.match(await page.locator("#places .grid tbody small").first().textContent(), /:\d+$/);
  await page.locator("#places .crumbs button").first().click();
  assert.equal(await rowCount(page), before);
  return label;
});
await check("filter by text", async () => {
  if (!(await has("#places input[type=search]"))) return "no table";
  const [wanted] = (await names(page)).slice(-1),
    before = await rowCount(page);
  await page.fill("#places input[type=search]", wanted);
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll("#places .grid tbody tr:not(.gap)")].every((row) =>
        text
          .toLowerCase()
          .split(/\s+/)
          .every((word) => row.textContent.toLowerCase().includes(word)),
      ),
    wanted,
  );
  assert.ok((await rowCount(page)) <= before);
  await page.fill("#places input[type=search]", "no such place at all");
  await page.waitForFunction(() =>
    document.querySelector("#places .grid tbody").textContent.includes("Nothing matches"),
  );
  await page.fill("#places input[type=search]", "");
  await page.waitForFunction(
    (size) => Number(document.querySelector("#places .grid").getAttribute("aria-rowcount")) === size,
    before,
  );
});
await check("sort by a number", async () => {
  const heading = page.locator("#places .grid thead th").nth(1);
  if (!(await heading.count())) return "no table";
  await heading.locator("button").click();
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  const numbers = (await page.locator("#places .grid tbody tr > :nth-child(2)").allTextContents())
    .map((text) => Number(text.replace(/[,*]/g, "")))
    .filter((number) => !Number.isNaN(number));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => b - a),
  );
  await heading.locator("button").click();
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
});
await check("all stations, only the rows in sight drawn", async () => {
  const rows = page
    .locator("#places select")
    .filter({ has: page.locator("option", { hasText: /./ }) })
    .first();
  if (!(await has("#places .crumbs")) || !(await rows.count())) return "no levels";
  const label = page.locator("#places label.field", { hasText: "Rows" }).locator("select");
  await label.selectOption({ index: (await label.locator("option").count()) - 1 });
  const drawn = await page.locator("#places .grid tbody tr").count(),
    all = await rowCount(page);
  assert.ok(drawn <= 130, `${drawn} rows drawn`);
  const start = performance.now();
  await page.locator("#places .grid thead th").nth(2).locator("button").click();
  await page.locator("#places .grid thead th[aria-sort=descending]").waitFor();
  const sorting = Math.round(performance.now() - start);
  await page.locator("#places .grid-frame").evaluate((frame) => {
    frame.scrollTop = frame.scrollHeight;
  });
  await page.waitForFunction(
    (last) =>
      Number(
        [...document.querySelectorAll("#places .grid tbody tr:not(.gap)")].at(-1)?.getAttribute("aria-rowindex"),
      ) === last,
    all - 1,
  );
  return `${all} rows, sorted in ${sorting} ms`;
});
await check("a finding shows its stations", async () => {
  const link = page.locator("article.finding .actions > button").first();
  if (!(await link.count())) return "none names stations";
  const number = Number((await link.textContent()).replace(/,/g, "").match(/\d+/)?.[0] ?? 1);
  await link.click();
  assert.equal(await rowCount(page), number + 2);
  await page.locator("#places .notice button").click();
  assert.equal(await page.locator("#places .notice").count(), 0);
  return `${number} stations`;
});
await check("theme button", async () => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.locator("button.theme").click();
  assert.equal(await theme(), "dark");
  await page.locator("button.theme").click();
  assert.equal(await theme(), "light");
});
await check("keyboard: first stop is the way past the head", async () => {
  await page.reload();
  await page.waitForSelector("html[data-ready=true]");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
});
await page.close();

const dark = (await open({ colorScheme: "dark" })).page;
await dark.waitForTimeout(600);
await check("dark mode follows the system", async () => {
  const [red] = (await dark.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g).map(Number);
  assert.ok(red < 60);
});
await picture(dark, "dark");
await check("axe, dark", async () => assert.deepEqual(await violations(dark), []));
await check("print is light, opened and fits", async () => {
  await dark.emulateMedia({ media: "print" });
  await dark.setViewportSize({ width: 690, height: 980 });
  await dark.waitForTimeout(500);
  assert.equal(await dark.evaluate(() => document.documentElement.dataset.theme), "light");
  assert.equal(await dark.locator(".contents").isVisible(), false);
  assert.match(await dark.evaluate(() => getComputedStyle(document.querySelector("h1")).color), /^rgb\((\d|[1-5]\d), /);
  const wide = await dark.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 1, `${wide} px too wide`);
  await picture(dark, "print");
  await dark.pdf({ path: `${folder}/print.pdf`, format: "A4" });
});
await dark.close();

const { page: phone } = await openPhone();
await phone.waitForTimeout(600);
await check("phone: no sideways scroll", () => fitsPhone(phone));
await picture(phone, "phone");
await check("axe, phone", async () => assert.deepEqual(await violations(phone), []));
await phone.close();
await end();
