import Diagram from "@site/src/components/Diagram";
import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import MDXComponents from "@theme-original/MDXComponents";
import { type ComponentProps, lazy, Suspense } from "react";

// The checks and the simulated account come with the panel: a page without one does not load them.
const Panel = lazy(() => import("@site/src/components/CheckPanel"));
const CheckPanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={null}>
    <Panel {...props} />
  </Suspense>
);

/** What a page may use without importing it. */
export default { ...MDXComponents, Tabs, TabItem, Diagram, CheckPanel };
