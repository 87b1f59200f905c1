import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

// The order of the course. A step's page carries the step's own id.
const sidebars: SidebarsConfig = {
  course: ["index", "isolated-instance", "interface-endpoint", "run-command"],
};

export default sidebars;
