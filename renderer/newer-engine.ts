/**
 * What the legacy build of pdf.js takes for granted and Chromium 114 lacks: it brings all
 * else along (core-js).
 */
function withResolvers(this: PromiseConstructor): unknown {
  let resolve: unknown;
  let reject: unknown;
  const promise = new this((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

if (!("withResolvers" in Promise)) {
  Object.defineProperty(Promise, "withResolvers", {
    value: withResolvers,
    writable: true,
    configurable: true,
  });
}

export {};
