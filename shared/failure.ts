export { FailureError } from "./failure-error.ts";
export { type Failure, failureSchema } from "./failure-kinds.ts";
