import type { Failure } from "./failure-kinds.ts";

/** Carries a Failure through code that throws; anything else thrown is a bug. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = "FailureError";
    this.failure = failure;
  }
}
