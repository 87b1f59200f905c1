/** One statement of an IAM policy document. */
interface Statement {
  Effect?: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: unknown;
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The statements of a policy document. @throws SyntaxError when it is not JSON. */
export function statementsOf(document: string): Statement[] {
  return list((JSON.parse(document) as { Statement?: Statement | Statement[] }).Statement);
}

/** `*` and `?` as IAM reads them, without regard to case, for action names. */
function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(action);
}

function names(statement: Statement, action: string): boolean {
  if (statement.Action !== undefined) return list(statement.Action).some((pattern) => matches(pattern, action));
  if (statement.NotAction !== undefined) return !list(statement.NotAction).some((pattern) => matches(pattern, action));
  return false;
}

/**
 * Whether identity policies allow an action: an explicit deny wins, then any allow (facts 6.6).
 * Conditions and resources are not evaluated here: a conditional deny is passed over, a conditional allow counts.
 */
export function allowsAction(documents: readonly string[], action: string): boolean {
  const about = documents.flatMap(statementsOf).filter((statement) => names(statement, action));
  const denied = about.some(
    (each) => each.Effect === "Deny" && each.Condition === undefined && list(each.Resource).includes("*"),
  );
  return !denied && about.some((each) => each.Effect === "Allow");
}

/** Whether a role's trust policy lets a service assume it. */
export function trusts(document: string, service: string): boolean {
  return statementsOf(document).some((statement) => {
    const principal = statement.Principal as { Service?: string | string[] } | string | undefined;
    const services = typeof principal === "object" ? list(principal.Service) : [];
    return (
      statement.Effect === "Allow" &&
      names(statement, "sts:AssumeRole") &&
      (services.includes(service) || services.includes(`${service}.cn`))
    );
  });
}
