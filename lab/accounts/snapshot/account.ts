import { type Account, type GatherOptions, type Scope, ScopeNotFound } from "../../core/account.ts";
import type { ArtifactName, Artifacts } from "../../core/artifacts.ts";
import { fill, type Locale, type Params } from "../../core/locale.ts";

/** Raised when the meaning of a snapshot's fields changes. */
export const snapshotVersion = 1;

/** Artifacts saved to a file, with what is needed to replay them. Dates are ISO 8601 text, as JSON writes them. */
export interface Snapshot {
  version: typeof snapshotVersion;
  region: string;
  scope: Scope;
  artifacts: Partial<Artifacts>;
}

/** What can be wrong with a snapshot, in both languages. */
export const snapshotMessages = {
  ko: {
    notSnapshot: "스냅샷 파일이 아닙니다. version, region, scope, artifacts가 있어야 합니다.",
    otherVersion: "스냅샷의 버전이 {version}입니다. 이 도구는 버전 {known:을/를} 읽습니다.",
  },
  en: {
    notSnapshot: "This is not a snapshot: it needs version, region, scope and artifacts.",
    otherVersion: "The snapshot is of version {version}; this tool reads version {known}.",
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** A file that is no snapshot, or one of another version. */
export class SnapshotError extends Error {
  constructor(
    readonly messageId: keyof (typeof snapshotMessages)["en"],
    readonly params: Params = {},
  ) {
    super(fill(snapshotMessages.en[messageId], params));
    this.name = "SnapshotError";
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isScope(value: unknown): value is Scope {
  if (!isObject(value)) return false;
  return value.kind === "stack" ? typeof value.name === "string" : typeof value.id === "string";
}

function parse(value: unknown): Snapshot {
  if (!isObject(value) || value.version === undefined) throw new SnapshotError("notSnapshot");
  if (value.version !== snapshotVersion) {
    throw new SnapshotError("otherVersion", { version: String(value.version), known: snapshotVersion });
  }
  const { region, scope, artifacts } = value;
  if (typeof region !== "string" || !isScope(scope) || !isObject(artifacts)) throw new SnapshotError("notSnapshot");
  return { version: snapshotVersion, region, scope, artifacts: artifacts as Partial<Artifacts> };
}

const sameScope = (a: Scope, b: Scope) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** What an artifact that was not saved reads as: not seen, so the checks that need it are unknown. */
const notSaved = (name: ArtifactName) => ({
  error: "NotFound" as const,
  action: name,
  message: "the snapshot does not hold it",
});

/**
 * An account that replays a snapshot.
 * @param value the parsed JSON of a snapshot file.
 * @throws SnapshotError when it is none, or of another version.
 */
export function snapshotAccount(value: unknown): Account & { readonly scope: Scope } {
  const { region, scope, artifacts } = parse(value);
  return {
    kind: "snapshot",
    region,
    scope,
    calls: 0,
    async gather<N extends ArtifactName>(names: readonly N[], asked: Scope, options: GatherOptions = {}) {
      if (!sameScope(asked, scope)) throw new ScopeNotFound(asked, region);
      const picked = names.map((name, at) => {
        options.onArtifact?.(name, at + 1, names.length);
        return [name, structuredClone(artifacts[name] ?? notSaved(name))];
      });
      return Object.fromEntries(picked) as Artifacts<N>;
    },
  };
}
