// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "react";
import type { Theme } from "../theme";
import type { Look } from "./plots";

/** Draws a chart as wide as its column, and again when width, colours or data change. `draw` must be stable. */
export function Plotted(props: {
  draw: (look: Look) => Element;
  theme: Theme;
  colour: string;
  label: string;
  widest: number;
}) {
  const { draw, theme, colour, label, widest } = props;
  const frame = useRef<HTMLDivElement>(null),
    [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.min(widest, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [widest]);
  useEffect(() => {
    if (width < 100) return;
    const drawn = draw({ width, theme, colour, label });
    // The picture has one description; Plot's labels of its parts would be read without a role.
    for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", label);
    frame.current?.replaceChildren(drawn);
  }, [draw, width, theme, colour, label]);
  return <div className="plot" ref={frame} />;
}
