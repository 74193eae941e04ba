// The notebook worker reads claims the same way, and stands below the views.
export { claimRowsOf } from "../workers/claim-records.ts";
