import { useCallback, useState } from "react";
import { type Failure, FailureError } from "#shared/failure.ts";

export type Attempt = {
  readonly failure: Failure | null;
  readonly isBusy: boolean;
  /**
   * Does the work; a Failure it ends in becomes `failure`, any other error is thrown
   * while drawing and so reaches the nearest error boundary.
   */
  readonly attempt: (work: () => Promise<unknown>) => void;
  readonly forget: () => void;
};

/** For what a person starts by a button: shows whether it is under way and how it failed. */
export function useAttempt(): Attempt {
  const [state, setState] = useState<{
    readonly failure: Failure | null;
    readonly isBusy: boolean;
    readonly bug: { readonly error: unknown } | null;
  }>({ failure: null, isBusy: false, bug: null });
  if (state.bug !== null) throw state.bug.error;

  const attempt = useCallback((work: () => Promise<unknown>) => {
    setState({ failure: null, isBusy: true, bug: null });
    work().then(
      () => setState({ failure: null, isBusy: false, bug: null }),
      (error: unknown) => {
        const isFailure = error instanceof FailureError;
        setState({
          failure: isFailure ? error.failure : null,
          isBusy: false,
          bug: isFailure ? null : { error },
        });
      },
    );
  }, []);
  const forget = useCallback(() => setState({ failure: null, isBusy: false, bug: null }), []);

  return { failure: state.failure, isBusy: state.isBusy, attempt, forget };
}
