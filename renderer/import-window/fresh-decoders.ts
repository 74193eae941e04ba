/**
 * Lets every text that is decoded as a whole have a decoder of its own. Chromium keeps the state of
 * an escaped character set (ISO-2022-JP) from one text to the next, against the standard, and then
 * puts a replacement character before the second one; the mail parser shares its decoders.
 *
 * @returns puts things back as they were
 */
export function withFreshDecoders(): () => void {
  const Shared = globalThis.TextDecoder;
  globalThis.TextDecoder = class extends Shared {
    override decode(input?: AllowSharedBufferSource, options?: TextDecodeOptions): string {
      if (options?.stream === true) return super.decode(input, options);
      const { encoding, fatal, ignoreBOM } = this;
      return new Shared(encoding, { fatal, ignoreBOM }).decode(input);
    }
  };
  return () => {
    globalThis.TextDecoder = Shared;
  };
}
