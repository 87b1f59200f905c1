export { type Snapshot, SnapshotError, snapshotAccount, snapshotMessages, snapshotVersion } from "./account.ts";
