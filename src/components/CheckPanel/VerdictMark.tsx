import clsx from "clsx";
import type { ReactNode } from "react";
import type { Standing } from "./progress.ts";
import styles from "./styles.module.css";
import type { Mark } from "./text.ts";

/** One shape a verdict, so that none is told by colour alone. Drawn in a box of 16 by 16. */
const shapes: Record<Mark, ReactNode> = {
  pass: <path d="M4.6 8.3 7 10.7l4.4-5" />,
  fail: <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />,
  pending: <path d="M8 4.6V8l2.2 1.6" />,
  unknown: <path d="M6.2 6.3a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.6-.9 1.2m0 1.9v.1" />,
  notApplicable: <path d="M5.2 8h5.6" />,
  notChecked: null,
};

/** The shape of where a step stands. */
export const markOfStanding: Record<Standing, Mark> = {
  passed: "pass",
  regressed: "fail",
  failed: "fail",
  unsure: "unknown",
};

/** The symbol of a verdict. The word beside it speaks to screen readers. */
export function VerdictMark({ verdict }: { verdict: Mark }): ReactNode {
  return (
    <svg className={clsx(styles.mark, styles[verdict])} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      {shapes[verdict]}
    </svg>
  );
}
