/**
 * True for an address of the main window's own page. `origin` of an app: address is the
 * string "null", so protocol and host are compared; a window that has not loaded yet
 * has no address.
 */
export function isMainPage(address: string): boolean {
  if (address === "") return false;
  const { protocol, host } = new URL(address);
  return protocol === "app:" && host === "railhead";
}
