// SPDX-License-Identifier: Apache-2.0
import type { Theme } from "../theme";

type Rgb = [number, number, number];

const papers: Record<Theme, Rgb> = { light: [254, 253, 251], dark: [19, 21, 23] };

function rgbOf(hex: string): Rgb | null {
  const text = /^#[0-9a-f]{3}$/i.test(hex) ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  if (!/^#[0-9a-f]{6}$/i.test(text)) return null;
  return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) =>
    part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of WCAG 2.2 between two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour itself, or moved from the paper's until it can be told from it (3 : 1); grey where it is none. */
export function visible(hex: string, theme: Theme): string {
  let rgb = rgbOf(hex) ?? [133, 140, 148];
  const away = theme === "light" ? 0 : 255;
  while (contrast(rgb, papers[theme]) < 3)
    rgb = rgb.map((part) => Math.round(part + (away - part) * 0.1 + Math.sign(away - part))) as Rgb;
  return `#${rgb.map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, "0")).join("")}`;
}
