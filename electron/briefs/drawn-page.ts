/** What a page has to name in order to be styled. */
export interface Page {
  readonly fontStyles: readonly string[];
  readonly styleNonce: string;
}

/** Makes one page of HTML. */
export type Draw = (page: Page) => string;
