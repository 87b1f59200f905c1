import Translate from "@docusaurus/Translate";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import clsx from "clsx";
import type { ReactNode } from "react";
import sizes from "./sizes.json";
import styles from "./styles.module.css";

interface Props {
  /** The name of the source: `docs/diagrams/<step>.<locale>.mmd`. */
  step: string;
  /** What the picture says, in one sentence. */
  alt: string;
  /** The same path as a list, for whoever cannot or would rather not look. */
  children?: ReactNode;
}

type Size = { width: number; height: number };

/** One picture in the reader's language and colour mode. CSS picks the mode, so nothing flashes before hydration. */
export default function Diagram({ step, alt, children }: Props): ReactNode {
  const { currentLocale } = useDocusaurusContext().i18n;
  const base = useBaseUrl("/img/diagrams/");
  return (
    <figure className={styles.figure}>
      {(["light", "dark"] as const).map((theme) => {
        const name = `${step}.${currentLocale}.${theme}`;
        const size = (sizes as Record<string, Size | undefined>)[name];
        if (!size)
          throw new Error(
            `No picture ${name}.svg: add docs/diagrams/${step}.${currentLocale}.mmd and run \`npm run diagrams\``,
          );
        return (
          <img
            key={theme}
            className={clsx(styles.picture, styles[theme])}
            src={`${base}${name}.svg`}
            alt={alt}
            width={size.width}
            height={size.height}
            loading="lazy"
            decoding="async"
          />
        );
      })}
      {children && (
        <details className={styles.words}>
          <summary>
            <Translate id="diagram.words">그림을 글로 읽기</Translate>
          </summary>
          {children}
        </details>
      )}
    </figure>
  );
}
