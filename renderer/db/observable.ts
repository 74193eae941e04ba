import { useSyncExternalStore } from "react";

/** A value that views may follow. */
export interface Observable<Value> {
  readonly get: () => Value;
  /** Returns how to stop listening. */
  readonly subscribe: (listen: () => void) => () => void;
}

/** An observable whose owner sets it. */
export class Observed<Value> implements Observable<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  readonly set = (value: Value): void => {
    this.#value = value;
    for (const listen of this.#listeners) listen();
  };

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  };
}

export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
