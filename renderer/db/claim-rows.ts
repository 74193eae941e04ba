// The notebook worker reads claims the same way, and stands below the views.
export { type ClaimRows, claimRowsOf } from "../workers/claim-records.ts";
