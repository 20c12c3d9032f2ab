// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

export type Theme = "light" | "dark";
export type Choice = Theme | "auto";

const key = "acta-theme";

// A page opened from a file may not be allowed to remember anything.
function remembered(): Choice {
  try {
    const text = localStorage.getItem(key);
    return text === "light" || text === "dark" ? text : "auto";
  } catch {
    return "auto";
  }
}

function remember(choice: Choice) {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // The choice lasts as long as the page is open.
  }
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    // At once: a browser that goes to print takes the page as it is when this returns.
    const update = () => flushSync(() => setMatches(list.matches));
    setMatches(list.matches);
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, [query]);
  return matches;
}

/** What the reader chose and what is shown; paper is always light. */
export function useTheme(): [Choice, Theme, (choice: Choice) => void] {
  const [choice, setChoice] = useState(remembered);
  const dark = useMedia("(prefers-color-scheme: dark)"),
    print = useMedia("print");
  const theme: Theme = print ? "light" : choice === "auto" ? (dark ? "dark" : "light") : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [
    choice,
    theme,
    (next) => {
      remember(next);
      setChoice(next);
    },
  ];
}
