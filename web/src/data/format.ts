// SPDX-License-Identifier: Apache-2.0

/** 1234567 -> "1,234,567"; a dash where there is no number. */
export function count(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? `−${digits}` : digits;
}

/** A number of a Finding: whole ones grouped, others with at most four digits after the point, text as it is. */
export function quantity(value: number | string | null): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  if (Number.isInteger(value)) return count(value);
  const size = Math.abs(value);
  if (size !== 0 && size < 0.001) return value.toExponential(2).replace("-", "−");
  const [whole = "0", rest = ""] = size.toFixed(size < 10 ? 4 : 2).split(".");
  const tail = rest.replace(/0+$/, "");
  return `${value < 0 ? "−" : ""}${count(Number(whole))}${tail ? `.${tail}` : ""}`;
}

/** part of whole in per cent with `digits` after the point, rounded half up; a dash where it is no ratio. */
export function percent(part: number, whole: number, digits = 2): string {
  if (!(whole > 0) || Number.isNaN(part)) return "–";
  return (Math.floor((part / whole) * 100 * 10 ** digits + 0.5) / 10 ** digits).toFixed(digits);
}

/** 12 -> "12 stations", 1 -> "1 station". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "found by search" -> "Found by search." */
export function sentence(text: string): string {
  return text && text[0]!.toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "2031-05-04" -> "4 May 2031", with the time of day kept; any other text as it is. */
export function date(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}).*)?$/.exec(text);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  if (!match || !month) return text;
  return `${Number(match[3])} ${month} ${match[1]}${match[4] ? `, ${match[4]}` : ""}`;
}

/** "il" -> "Israel" where the browser knows the code; any other text as it is. */
export function country(text: string): string {
  if (!/^[a-z]{2}$/i.test(text)) return text;
  try {
    return new Intl.DisplayNames(["en"], { type: "region", fallback: "code" }).of(text.toUpperCase()) ?? text;
  } catch {
    return text.toUpperCase();
  }
}

export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  if (value < 1e6) return `${(value / 1e3).toFixed(1)} kB`;
  return `${(value / 1e6).toFixed(1)} MB`;
}

/** "not_checked" -> "Not checked". */
export function words(identifier: string): string {
  const text = identifier.replace(/_/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "31" -> "31 %", "31 %" as it is, "" stays "". */
export function printedShare(text: string): string {
  return /^[\d.,\s]+$/.test(text) && text.trim() !== "" ? `${text.trim()} %` : text;
}

/** An address that is safe to link: http and https only. */
export function link(text: string): string | null {
  return /^https?:\/\//i.test(text) ? text : null;
}
